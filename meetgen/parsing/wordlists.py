"""The lists of words behind `vocabulary`, in the form that `heading_key` gives, parted by bars."""

from collections.abc import Mapping

from meetgen.model.note import Role


def _split(text: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in text.split("|"))


def _set(text: str) -> frozenset[str]:
    return frozenset(_split(text))


ATTENDANCE = _set(
    """
    attendees | attendee | attendance | attending | attended | attended by | present | presents |
    participants | participant | participating | members present | in attendance | people |
    people present | who | whos here | whos there | who was there | who attended | who is here |
    who is there | who was present | who is attending | whos attending | attendee list |
    attendees list | attendance list | list of attendees | roll call | rollcall |
    list of participants | participants list | participant list | participation list | sign in |
    sign in sheet | on the call | in the room | guests | guests present | guest | visitors |
    observers | observers present | also present | also attending | others present |
    other attendees | present at the meeting | in person | remote | online | joined | joining |
    persons present | those present | attendees present | quorum | members attending |
    teilnehmer | teilnehmende | teilnehmerinnen | teilnehmer innen | teilnehmer*innen |
    teilnehmer:innen | anwesend | anwesende | anwesenheit | teilnehmerliste | dabei | gäste |
    présents | présent | présente | présentes | participants présents | participantes |
    personnes présentes | étaient présents | presents | asistentes | presentes | asistencia |
    participantes | asistieron | presenças | presença | presente | aanwezig | aanwezigen |
    deelnemers | presenti | partecipanti
    """
)
ABSENCE = _set(
    """
    absent | absentees | absences | absence | regrets | regret | apologies |
    apologies for absence | apology | excused | not attending | not present | unable to attend |
    members absent | sent regrets | with regrets | apologies received | apologies from |
    regrets from | sends regrets | missing | not in attendance | on leave | on vacation |
    out of office | ooo | did not attend | cannot attend | cant attend | could not attend |
    declined | members not present | absent members | no shows | excused absences | unexcused |
    absent with apologies | abwesend | abwesende | entschuldigt | verhindert | fehlend |
    es fehlen | excusés | excusé | absents | absentes | ausentes | ausente | excusados |
    disculpas | ausências | afwezig | afwezigen | verhinderd | afgemeld | assenti | assente |
    giustificati | scusati
    """
)
INVITED = _set(
    """
    invited | invitees | invitee | optional attendees | expected attendees | expected |
    required attendees | optional | required | invited attendees | invited guests | cc |
    eingeladen | eingeladene | invités | invitados | convidados | uitgenodigd | genodigden |
    invitati
    """
)
ACTIONS = _set(
    """
    action items | action item | actions | action | action points | action point | action list |
    actions list | ais | next steps | next step | next actions | follow ups | follow up |
    followups | followup | follow up items | todo | todos | to do | to dos | to do list |
    todo list | tasks | task list | task | homework | actionables | actionable items |
    action plan | things to do | follow up actions | follow on actions | assignments |
    commitments | actions and owners | who does what | who will do what by when | actions agreed |
    agreed actions | actions arising | actions taken away |
    actions resulting from the discussion | items to follow up | aufgaben | offene aufgaben |
    maßnahmen | massnahmen | nächste schritte | aktionen | todo liste | offene punkte |
    prochaines étapes | tâches | à faire | actions à mener | acciones | próximos pasos | tareas |
    pendientes | por hacer | ações | próximos passos | tarefas | pendências | acties |
    actiepunten | actielijst | taken | volgende stappen | azioni | prossimi passi | attività |
    cose da fare
    """
)
# Words that may stand before or behind such a phrase and change nothing: "New action items".
FILLERS = _set(
    """
    new | open | our | all | the | my | summary of | list of | key | main | current |
    outstanding | meeting | todays | team | outcome | carried over | carry over | carryover |
    ongoing |
    remaining | pending | active | immediate | proposed | assigned | from this meeting |
    from todays meeting | from today | for next meeting | for next time | for next week |
    for this week | this week | for today | by next meeting | list | summary | log | taken |
    made | captured | section | offene | neue | nuevas | nouvelles | nieuwe | nuove | novas | as |
    status
    """
)
DECISIONS = _set(
    """
    decisions | decision | resolutions | resolution | conclusion | conclusions | decided |
    decisions made | agreed | agreements | agreement | decision log | decisions taken |
    decision items | resolved | motions passed | what we decided | beschlüsse | beschluss |
    entscheidungen | entscheidung | ergebnisse | décisions | décision | résolutions | decisiones |
    decisión | acuerdos | resoluciones | decisões | decisão | acordos | besluiten | besluit |
    beslissingen | decisioni | decisione | delibere
    """
)
QUESTIONS = _set(
    "open questions|open question|questions|parking lot|parked|unanswered questions|parked topics|"
    "parked items|outstanding questions|unresolved questions|remaining questions|car park|"
    "questions to answer|open points and questions|parkplatz|offene fragen|fragen|"
    "questions ouvertes|"
    "preguntas abiertas|preguntas|perguntas em aberto|perguntas|open vragen|vragen|domande aperte|"
    "domande|themenspeicher"
)
PURPOSE = _set(
    """
    purpose | goal | goals | outcome | outcomes | objective | objectives | desired outcome |
    desired outcomes | aim | aims | meeting purpose | meeting goal | meeting goals |
    meeting objective | meeting objectives | why | why we meet | why are we meeting |
    intended outcome | expected outcome | purpose of the meeting | goal of the meeting | ziel |
    ziele | zweck | anlass | objectif | objectifs | but | objetivo | objetivos | propósito |
    doel | doelen | doelstelling | obiettivo | obiettivi | scopo
    """
)
GROUPS = _set(
    """
    everyone | everybody | all | team | the team | group | the group | anyone | anybody |
    whoever | all attendees | everyone else | we | us | all of us | entire team | whole team |
    the whole team | all members | committee | the committee | board | the board | volunteers |
    volunteer | someone | somebody | alle | das team | tous | toutes | équipe | todos | todas |
    equipo | equipe | iedereen | allen | tutti | tutte
    """
)
PLACEHOLDERS = _set(
    """
     | name | names | your name | your name here | none | no one | nobody | na | n a | n/a | nil |
    tbd | tbc | tba | to be decided | zoom | xxx | xx | x | noone | no regrets | none received |
    none noted | not applicable | first last | fullname |
    firstname lastname | first name last name |
    name surname | full name | attendee | attendees | participant | person | handle |
    github handle | institution | affiliation | company | organization | organisation | others |
    other | various | unknown | et al | and others | etc | more | all | everyone |
    list attendees | list of attendees | no apologies | no absences | john q public | keine |
    keiner | niemand | aucun | aucune | ninguno | ninguna | nadie | nessuno | nenhum | nenhuma |
    geen | no regrets received | no regrets were received | nobody absent | no absentees |
    quorum | guest | guests
    """
)
ROLES: Mapping[str, Role] = {
    word: role
    for role, words in (
        (
            Role.FACILITATOR,
            """
            facilitator | facilitators | facilitation | facilitated by | chair | chairs |
            chaired by | chairperson | chairman | chairwoman | co chair | co chairs | cochair |
            acting chair | meeting chair | session chair | host | hosts | hosted by | co host |
            meeting host | moderator | moderators | moderated by | moderation | meeting lead |
            meeting leader | led by | lead by | lead | presiding | presiding officer | presider |
            meeting facilitator | facilitating | hosting | chairing | moderating | leitung |
            sitzungsleitung | gesprächsleitung | vorsitz | moderator in | animateur | animatrice |
            président de séance | présidence | presidente | moderador | moderadora | facilitador |
            facilitadora | voorzitter | facilitatore | moderatore
            """,
        ),
        (
            Role.NOTE_TAKER,
            """
            scribe | scribes | scribing | scribed by | notetaker | notetakers | note taker |
            note takers | notes by | notes taken by | notetaking | note taking | taking notes |
            minutes | minutes by | minutes taken by | minute taker | minutes taker | minutetaker |
            minute keeper | minuted by | taking minutes | secretary | recorder |
            recording secretary | recorded by | note keeper | meeting scribe | notes taker |
            notetaker s | scribe s |
            protokoll | protokollführung | protokollant | protokollantin | schriftführer |
            protokollführer | secrétaire | secrétaire de séance | rédacteur | prise de notes |
            secretario | secretaria | actas | secretário | secretária | notulist | notulen |
            verslag | segretario | verbale | verbalizzante
            """,
        ),
        (
            Role.DECIDER,
            """
            decider | deciders | decision maker | decision makers | approver | approvers |
            accountable | entscheider | entscheiderin | décideur | décideuse | decisor |
            beslisser | decisore
            """,
        ),
        (
            Role.ADVISOR,
            """
            advisor | advisors | adviser | advisers | consulted | expert | experts | sme | smes |
            subject matter expert | berater | beraterin | conseiller | conseillère | asesor |
            asesora | consultor | adviseur | consulente
            """,
        ),
        (
            Role.SPECTATOR,
            """
            spectator | spectators | observer | observers | observing | listener | listening |
            informed | shadowing | beobachter | beobachterin | zuhörer | observateur |
            observatrice | observador | observadora | toehoorder | waarnemer | osservatore |
            osservatrice
            """,
        ),
    )
    for word in _split(words)
}
KEYS: Mapping[str, str] = {
    synonym: key
    for key, synonyms in {
        "title": """
        title | subject | topic_title | titel | titre | titulo
        """,
        "date": """
        date | when | day | meeting_date | date_of_meeting | datum | fecha | data | start |
        start_date | held | held_on
        """,
        "event": """
        event | events | uid | event_id | eventid | calendar_event | ical_uid | icaluid |
        event_uid | calendar_uid | gcal | calendar_link
        """,
        "occurrence": """
        occurrence | recurrence_id | original_start | instance
        """,
        "series": """
        series | meeting_series | recurring | meeting_name | serie
        """,
        "projects": """
        project | projects | projekt | projekte | projet | projets | proyecto | proyectos
        """,
        "team": """
        team | teams | working_group | committee | group
        """,
        "attendees": """
        attendees | attendee | people | participants | participant | present | attended |
        attendance | members_present | who | in_attendance | attending | persons | teilnehmer |
        anwesend | présents | presents | asistentes | presentes | participantes | aanwezig |
        deelnemers | presenti | partecipanti | guests
        """,
        "absent": """
        absent | absentees | regrets | apologies | excused | absences | not_present |
        entschuldigt | abwesend | absents | ausentes | afwezig | assenti
        """,
        "invited": """
        invited | invitees | optional | eingeladen | invités | invitados
        """,
        "facilitator": "facilitator|facilitators|chair|chairs|host|hosts|moderator|chaired_by|"
        "facilitated_by|hosted_by|meeting_lead|vorsitz|leitung",
        "decider": "decider|deciders|decision_maker|decision_makers|approver",
        "note_taker": "note_taker|notetaker|note_takers|notetakers|scribe|scribes|"
        "minutes_by|minute_taker|"
        "secretary|scribed_by|notes_by|recorder|protokoll",
        "advisors": """
        advisor | advisors | adviser | advisers | experts | consulted
        """,
        "spectators": """
        spectator | spectators | observer | observers | informed
        """,
        "purpose": """
        purpose | goal | goals | objective | objectives | outcome | desired_outcome | zweck |
        ziel | objectif
        """,
        "visibility": """
        visibility | audience | audiences
        """,
        "kind": """
        kind | meeting_kind
        """,
        "tags": """
        tags | tag | keywords | topics
        """,
        "status": """
        status | note_status
        """,
        "time": "time|start_time|begins|uhrzeit|hora|heure",
        "private": """
        private | is_private
        """,
    }.items()
    for synonym in _split(synonyms)
}
