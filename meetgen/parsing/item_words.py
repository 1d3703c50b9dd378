"""The words that tell at once what a line can be: of markers, residue, names and headings."""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# The first words of all markers of actions, decisions and questions
MARKER_STARTS = _set(
    """
    action actions actionitem actionitems todo todos to next follow followup followups ai ais
    aufgabe aufgaben maßnahme maßnahmen nächste tâche tâches prochaines accion acción acciones
    tarea tareas próximos ação ações tarefa tarefas actie acties actiepunt actiepunten azione
    azioni decision decisions decided agreed agreement agreements resolved resolution resolutions
    conclusion conclusions consensus verdict verdicts beschluss beschluß beschlüsse entscheidung
    entscheidungen décision
    décisions decisión decisiones acuerdo acuerdos decisão decisões besluit besluiten decisione
    decisioni open question questions offene frage fragen pregunta preguntas pergunta perguntas
    vraag vragen domanda domande answer antwort réponse respuesta resposta antwoord risposta a
    """
)
# Markers behind which no name stands before the colon: "AI" is a topic, too
TOPIC_MARKERS = frozenset(
    """ai|ais|next step|next steps|follow up|follow-up|followup|follow ups|follow-ups|followups|
to do|to dos""".replace("\n", "").split("|")
)
# The first words of what templates leave behind
RESIDUE_STARTS = _set(
    """
    to will by on at none n na not nil nothing tbd tbc tba tbs todo fill there no action decision
    resolution question next task item follow followup please list add insert enter write describe
    record capture put type note keine keiner keinen aucun aucune ningun ninguna nessun nessuna
    geen nenhum nenhuma name names person owner owners someone who assignee handle username user
    your actionee actionees mover movers accepted approved passed carried yes open title text
    description
    """
)
# First words that are no names, though a verb may follow
NO_NAMES = _set(
    """
    it this that these those we they there he she you i if when once need needs next let please
    the a an mark grant chase draft drop skip note done open todo tbd wip new pending closed
    completed ongoing volunteer volunteers
    """
)
# Second words that are no verbs, so that the first is no owner: "Ada and", "Build of"
NO_VERBS = _set(
    """
    is was are were be has had have and or with from on in at of for the a an not no would could
    may might can if as but by so who which that this these those than then also only all any
    will to should must shall team group do does did into about after before until while when
    where how what why
    """
)
# States of work that stand where an owner may: "send it (done)"
STATES = _set("done open todo tbd wip new pending closed complete completed ongoing")
# The words of the patterns by which `scopes` and `vocabulary` know headings
HEADING_WORDS = _set(
    """
    attendees participants present attending attendance attended absent missing excused attend
    regretful check checklist checklists checklisten prerequisites preflight flight definition
    ground housekeeping preparation before after setup set agenda tagesordnung ordre orden pauta
    ordine discussion discussions note notes minutes meeting topic topics aob business announcement
    announcements next future reference references links resources background update updates status
    introduction introductions welcome recording recordings transcript attachments schedule
    logistics news context summary history risks blockers members people guests maintainers
    delegates directors representatives observers committers anwesende abwesende entschuldigte
    unentschuldigte fehlende membres personnes administrateurs miembros personas aanwezige afwezige
    """
)
# Headings below which only what ends with a question mark is a question
PLAIN_QUESTIONS = _set("questions question fragen preguntas perguntas vragen domande")
