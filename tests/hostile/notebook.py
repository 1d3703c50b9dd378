"""The hostile notebook: every input of the guide's table that ends up on a page, by its row."""

from collections.abc import Mapping

ALERT = "alert(1)"
SCRIPT = f"</title><script>{ALERT}</script>"
IMAGE = f"<img src=x onerror={ALERT}>"
ONLOAD = f'"><svg onload={ALERT}>'
ZIMBRA = f"<details open ontoggle={ALERT}>"
JINJA = "{{ config.site_name }}{% raw %}"
BIDI = "\u202eevil\u2066"
ZALGO = "z" + "\u0301" * 2000
TAGS = "a\U000e0041\U000e0042b"
INVISIBLE = "in\u200bvis\u200dible"

# row 14 to 20: what a note's text may hold
BODIES: Mapping[str, str] = {
    "14-img": IMAGE,
    "14-svg": f"<svg><script>{ALERT}</script></svg>",
    "14-math": "<math><mtext><table><mglyph><style><!--</style>"
    f"<img title='--&gt;&lt;img src=x onerror={ALERT}&gt;'>",
    "14-noscript": f'<noscript><p title="</noscript><img src=x onerror={ALERT}>">',
    "15-attr": f'text{{: onclick="{ALERT}" style="position:fixed;inset:0" id="__search" }}',
    "15-html": f'<p onclick="{ALERT}" style="position:fixed;inset:0" id="__search">x</p>',
    "16-link": f"[x](javascript:{ALERT})",
    "16-case": f"[x](JaVaScRiPt:{ALERT})",
    "16-entity": f"[x](java&#10;script:{ALERT})",
    "16-tab": f"[x](java&Tab;script:{ALERT})",
    "16-reference": f"[x][r]\n\n[r]: javascript:{ALERT}",
    "16-auto": f"<javascript:{ALERT}>",
    "16-html": f'<a href=" javascript:{ALERT}">x</a>',
    "16-vbscript": f"[x](vbscript:{ALERT}) [y](data:text/html,{ALERT})",
    "17-host": "[x](//evil.example)",
    "17-backslash": r'<a href="\\evil.example">x</a> [y](\\\\evil.example)',
    "17-no-slashes": "[x](https:evil)",
    "18-image": "![p](https://evil.example/pixel.png)",
    "18-html": '<img src="https://evil.example/pixel.png" srcset="https://evil.example/2.png 2x">',
    "18-protocol": "![p](//evil.example/pixel.png)",
    "19-base": '<base href="https://evil.example/">',
    "19-refresh": '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    "19-form": '<form action="https://evil.example/"><input name=a><button>go</button></form>',
    "19-iframe": '<iframe src="https://evil.example/"></iframe>'
    "<object data=x></object><embed src=x>",
    "19-link": '<link rel="stylesheet" href="https://evil.example/x.css">',
    "19-style": "<style>body{display:none}</style>",
    "20-id": '<a id="__config" name="__search">x</a><form name=body></form>',
    "20-heading": '## Heading {#__search}\n\n<p id="__md_scope">x</p>',
    "58-comments": "<!-- secretword --> %%secretword%%\n\n%%\nsecretword\n%%",
}

CALENDAR = f"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//
BEGIN:VEVENT
UID:five@example.org
DTSTAMP:20261118T090000Z
DTSTART:20261118T090000Z
DTEND:20261118T100000Z
SUMMARY:{ZIMBRA}{SCRIPT}{JINJA}
LOCATION:javascript:{ALERT}
URL:javascript:{ALERT}
DESCRIPTION:{IMAGE}\\n::: os\\n```python exec="on"\\n--8<-- "/etc/passwd"\\n{{{{ config }}}}
X-ALT-DESC;FMTTYPE=text/html:<html><body onload={ALERT}>{IMAGE}</body></html>
ATTACH:file:///etc/passwd
ATTACH:http://169.254.169.254/latest
ORGANIZER;CN="<b onmouseover={ALERT}>Eve</b>":mailto:eve.secret@example.org
ATTENDEE;CN="'{ONLOAD.replace('"', "")}";PARTSTAT=ACCEPTED:mailto:mal.secret@example.org
END:VEVENT
BEGIN:VEVENT
UID:../../x
DTSTAMP:20261118T090000Z
DTSTART:20261125T090000Z
DTEND:20261125T100000Z
RRULE:FREQ=WEEKLY;COUNT=3
SUMMARY:{IMAGE}{BIDI}
LOCATION:data:text/html,<script>{ALERT}</script>
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")

REGISTERS: Mapping[str, str] = {
    "people.yml": f"""ada:
  name: '{ONLOAD} Ada'
  aliases: [Ada]
  emails: [ada.secret@example.org]
bob:
  name: "{BIDI}Bob"
zal:
  name: "{ZALGO}"
""",
    "series.yml": f"s:\n  title: '{SCRIPT}{ONLOAD.replace(chr(39), '')}'\n",
    "projects.yml": f"p:\n  name: '{IMAGE}'\n",
    "teams.yml": f"t:\n  name: '{IMAGE}'\n  charter: '{SCRIPT}'\n",
}


def notes() -> dict[str, str]:
    """The notes and ordinary pages, by path below `notes/`."""
    title = f'"{SCRIPT}"'
    found = {
        "index.md": "# Home\n",
        "2026/2026-11-01-title.md": f"---\ntitle: {title}\nseries: s\nproject: p\nteam: t\n"
        f"tags: ['{IMAGE}']\npurpose: {title}\n---\n\n# {SCRIPT}\n\n- [ ] @ada {IMAGE} do it\n"
        f"- Decision: {SCRIPT}\n- Question: {IMAGE}?\n\n@[{IMAGE} Ada] [[{IMAGE} Ada]]\n",
        "2026/2026-11-18-event.md": "---\nevent: five@example.org\n---\n\nText.\n",
        "2026/2026-11-25-uid.md": '---\nevent: "../../x"\n---\n\nText.\n',
        "2026/2026-11-02-people.md": f"---\nattendees: ['{ONLOAD}', '{SCRIPT}', ada, bob, zal]\n"
        f"facilitator: '{IMAGE}'\n---\n\n# People\n\n- Ada's mail is written by her\n",
        "2026/2026-11-03-bidi.md": f"# Bidi {BIDI} {TAGS} {INVISIBLE}\n\n{BIDI}\n",
        "2026/2026-11-04-zalgo.md": f"# {ZALGO}\n\n{ZALGO}\n",
        "2026/2026-11-05-index.md": "---\ntitle: index\nseries: index\nproject: 404\n---\n\nx\n",
        "2026/2026-11-06-later.md": "---\nseries: s\n---\n\n# Later\n\n"
        f"[[2026-11-01-title|{IMAGE}]]\n",
        f"{IMAGE}.md": "Ordinary, and its name is its title.\n",
        f"2026/2026-11-07-{IMAGE}.md": "A meeting without a title.\n",
        "described.md": f"---\ntitle: {title}\ndescription: 'x\"><script>{ALERT}</script>'\n"
        f"author: '{IMAGE}'\n---\n\nText.\n",
        "people/ada.md": f"# {SCRIPT}\n\n{IMAGE}\n",
    }
    found |= {
        f"2026/10/2026-10-{at:02}-{name}.md": f"# Row {name}\n\n{body}\n"
        for at, (name, body) in enumerate(BODIES.items(), start=1)
    }
    return found
