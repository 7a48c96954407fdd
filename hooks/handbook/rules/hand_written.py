"""The rules that are not about a persona alone: hand-written pages, places in pages, templates.

Knows: ids and documentation. Must not know: how a breach is found.
"""

from handbook.problems.problem import Rule, Severity

BAD_VIEW = Rule(
    "bad-view",
    Severity.ERROR,
    "A `personas` block cannot be turned into a view.",
    "Readers would see the block itself in place of a table or cards.",
    "Write options as `name: value` lines, begin with `view:` and one of the views, and name fields that exist.",
)
EMPTY_VIEW = Rule(
    "empty-view",
    Severity.WARNING,
    "A view asks for a value that no persona has: the last one that had it is gone, or the first is still to come.",
    "Readers find a heading, and nobody below it.",
    "Ask for a value that personas have, give it to one, or take the view off the page.",
)
PATH_TAKEN = Rule(
    "path-taken",
    Severity.ERROR,
    "Two files of the site would have the same address: personas, former ids, pages, pictures, the theme's own files.",
    "One of the two would replace the other without a word, for some readers or for all.",
    "Rename one of the two; case, accents and endings make no difference between addresses.",
)
REPORTS_IN_A_CIRCLE = Rule(
    "reports-in-a-circle",
    Severity.WARNING,
    "Personas of one account report to each other in a circle.",
    "The map of who decides there would have nobody at its head.",
    "Correct `reports_to` of one of them, or remove it from the one who stands above the others.",
)
UNKNOWN_FOLDER = Rule(
    "unknown-folder",
    Severity.ERROR,
    "Personas are in a folder that `folders:` in personas/_handbook.yml does not name, or in two that it names.",
    "The folder says which brand, country or line they belong to: every view that goes by it would miss them.",
    "Rename the folder as the message says, or add it to `folders: values:` in the settings.",
)
NOT_IN_NAVIGATION = Rule(
    "not-in-navigation",
    Severity.WARNING,
    "A page in docs/ is not in the navigation.",
    "Readers would not find it.",
    "Add the page to `nav:` in mkdocs.yml, or ask a maintainer to.",
)
BAD_SETTINGS = Rule(
    "bad-settings",
    Severity.ERROR,
    "The file mkdocs.yml names a page that is not there, or a setting that does not exist, or cannot be read.",
    "The site would not be built, or the menu would lead to nowhere.",
    "Write pages as they are called below docs/, or `personas/...md`, each behind a dash; correct the setting's name.",
)
MISSING_SETTINGS = Rule(
    "missing-settings",
    Severity.ERROR,
    "There is no personas/_handbook.yml, and some of the content is internal.",
    "It says who may read the site: without it, a public handbook would publish its negative personas and notes.",
    "Get the file back, or write a new one with the line `audience: internal` or `audience: public`.",
)
BAD_COLOUR = Rule(
    "bad-colour",
    Severity.ERROR,
    "A colour in mkdocs.yml is not one: it is written in another way, has an unknown name, or has no value.",
    "The site would have another look than was asked for.",
    'Write `"#0b6e4f"`, in quotes, or one of the names in the message.',
)
LOW_CONTRAST = Rule(
    "low-contrast",
    Severity.ERROR,
    "A colour in mkdocs.yml cannot be read on the pages: text needs a contrast of 4.5 to 1 (WCAG 2.2).",
    "Links and marks in it would be missed, by many readers and in sunlight by all.",
    "Take the colour in the message, the nearest of the same hue that can be read.",
)
BAD_LOGO = Rule(
    "bad-logo",
    Severity.ERROR,
    "The logo or the icon that mkdocs.yml names is not there, or is not a picture.",
    "Every page would have a gap in its place.",
    "Put the picture into docs/ and name it by its path below that folder; or delete the setting.",
)
BAD_TEMPLATE = Rule(
    "bad-template",
    Severity.ERROR,
    "A template in overrides/ cannot be rendered. This is for the handbook's maintainers.",
    "Every page that is made with it would be missing.",
    "Undo the last change to the template, or correct it as the message says.",
)
UNSAFE_HTML = Rule(
    "unsafe-html",
    Severity.ERROR,
    "A page in docs/ holds HTML, or attributes in braces, that are not on the list of harmless ones.",
    "A script, a frame or a form would work in the browser of everyone who reads the page.",
    "Write it in Markdown, or with harmless tags only; to show the characters themselves, put them in `backticks`.",
)
SAMPLE_LEFT = Rule(
    "sample-left",
    Severity.WARNING,
    "A setting or a page still names the sample's company, or an address that is nobody's, such as `example.com`.",
    "Readers would be led to a place that is not yours: drafts of new personas, too.",
    "Write your own name or address; `make start` asks for what mkdocs.yml needs. An empty template makes no link.",
)
LIST_NOT_SHOWN = Rule(
    "list-not-shown",
    Severity.WARNING,
    "There is a list of those who are not a fit, and no page shows it.",
    "Its writer thinks that others can read it.",
    "Place the view on a page in docs/: `view: not-for-us`, in a `personas` block.",
)
RULES = (
    BAD_VIEW,
    EMPTY_VIEW,
    SAMPLE_LEFT,
    UNSAFE_HTML,
    PATH_TAKEN,
    REPORTS_IN_A_CIRCLE,
    UNKNOWN_FOLDER,
    NOT_IN_NAVIGATION,
    LIST_NOT_SHOWN,
    BAD_SETTINGS,
    MISSING_SETTINGS,
    BAD_COLOUR,
    LOW_CONTRAST,
    BAD_LOGO,
    BAD_TEMPLATE,
)
