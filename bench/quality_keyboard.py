"""Whether a page can be used by keyboard alone: Tab comes to every control, and shows where it is."""

from dataclasses import dataclass

from playwright.sync_api import Page

# Stops that are not of the page, and those that appear on the way.
_ROUND_THE_WINDOW = 50

# A control is what a reader sees and can act on. A label that stands for a hidden box is one too: Material's menu,
# search and palette buttons are such labels. Of the buttons of one choice only one is a stop.
_WATCH = """() => {
    const shown = (each) => {
        const box = each.getBoundingClientRect()
        return each.checkVisibility({ opacityProperty: true, visibilityProperty: true })
            && box.width > 1 && box.height > 1 && box.right > 0 && box.left < innerWidth
    }
    const name = (each) => {
        const words = (each.getAttribute("aria-label") || each.title || each.textContent || "").trim().slice(0, 40)
        return `${each.tagName.toLowerCase()}${each.id && "#" + each.id}.${[...each.classList][0] ?? ""} "${words}"`
    }
    const stands = "a[href], button, input, select, textarea, summary, [tabindex='0']"
    const groups = new Set()
    const controls = [...document.querySelectorAll(stands)].filter((each) => {
        if (!shown(each) || each.disabled || each.tabIndex < 0) return false
        if (each.type !== "radio") return true
        return !groups.has(each.name) && groups.add(each.name)
    })
    const search = document.querySelector(".md-search__input")
    const beside = (each) => each.type === "radio" && each.nextElementSibling?.matches("label")
    const acts = (label) => {
        const before = label.previousElementSibling
        return label.htmlFor === "__search" ? search : before && beside(before) ? before : label.control
    }
    const labels = [...document.querySelectorAll("label[for]")].filter((each) => shown(each) && acts(each)
        && getComputedStyle(each).cursor === "pointer" && !controls.includes(acts(each)))
    const around = (each) => [each, each.parentElement, ...(beside(each) ? [each.nextElementSibling] : [])]
    const look = (each) => around(each).map((one) => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor } = getComputedStyle(one)
        const line = outlineStyle === "none" || outlineWidth === "0px" ? "" : outlineWidth + outlineColor
        return [line, boxShadow, backgroundColor].join("|")
    }).join("/")
    document.activeElement?.blur()
    const before = new Map([...document.querySelectorAll(stands)].map((each) => [each, look(each)]))
    const met = new Set(), unmarked = new Set(), unseen = new Set()
    const marked = (each) => !before.has(each) || look(each) !== before.get(each)
    let doubt = null, ended = false
    const settle = async () => { /* some things open at the focus, in a moment */
        if (!doubt) return ended
        await new Promise((then) => setTimeout(then, 150))
        if (!around(doubt).some(shown)) unseen.add(name(doubt))
        else if (!marked(doubt)) unmarked.add(name(doubt))
        doubt = null
        return ended
    }
    const result = () => ({
        unreached: [...controls.filter((each) => !met.has(each)), ...labels.filter((each) => !met.has(acts(each)))]
            .filter((each) => each.isConnected).map(name),
        unmarked: [...unmarked], unseen: [...unseen],
    })
    document.addEventListener("focusin", ({ target }) => {
        if (met.has(target)) { ended ||= met.values().next().value === target; return }
        met.add(target)
        if (!around(target).some(shown) || !marked(target)) doubt = target
    })
    window.__keys = { settle, result, size: before.size }
}"""


@dataclass(frozen=True)
class Keys:
    """Where Tab went: controls it never came to, stops without a mark, and stops where nothing is seen."""

    unreached: list[str]
    unmarked: list[str]
    unseen: list[str]

    @property
    def faults(self) -> list[str]:
        """Say each fault in words."""
        kinds = (("never reached", self.unreached), ("no mark", self.unmarked), ("out of sight", self.unseen))
        return [f"{kind}: {each}" for kind, all_of_it in kinds for each in all_of_it]


def tab_through(page: Page) -> Keys:
    """Press Tab until it comes round again."""
    page.evaluate(_WATCH)
    for _ in range(2 * int(page.evaluate("() => __keys.size")) + _ROUND_THE_WINDOW):
        page.keyboard.down("Tab")  # held down, which repeats it
        if page.evaluate("() => __keys.settle()"):
            break
    page.keyboard.up("Tab")
    return Keys(**page.evaluate("() => __keys.result()"))
