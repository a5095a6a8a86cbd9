"""Forms of English words by rule, and one spelling for British and American words."""

import re
from functools import lru_cache

_VOWELS = "aeiou"
_DOUBLED = {
    *("stop", "rid", "cut", "drop", "curb", "get", "swap", "quit", "ban", "kid", "trim", "unclog"),
    *("rob", "nip", "zap", "dim", "fit", "pin", "blot", "tap", "plug", "clog", "rub", "control"),
}
_IRREGULAR = {
    "beat": ("beats", "beating", "beat", "beaten"),
    "fight": ("fights", "fighting", "fought"),
    "get": ("gets", "getting", "got", "gotten"),
    "rid": ("rids", "ridding", "rid"),
    "cut": ("cuts", "cutting", "cut"),
    "put": ("puts", "putting", "put"),
    "shrink": ("shrinks", "shrinking", "shrank", "shrunk", "shrunken"),
    "overcome": ("overcomes", "overcoming", "overcame"),
    "drive": ("drives", "driving", "drove", "driven"),
    "break": ("breaks", "breaking", "broke", "broken"),
    "bring": ("brings", "bringing", "brought"),
    "give": ("gives", "giving", "gave", "given"),
    "take": ("takes", "taking", "took", "taken"),
    "keep": ("keeps", "keeping", "kept"),
    "hold": ("holds", "holding", "held"),
    "find": ("finds", "finding", "found"),
    "say": ("says", "saying", "said"),
    "do": ("does", "doing", "did", "done"),
    "make": ("makes", "making", "made"),
    "win": ("wins", "winning", "won"),
    "shut": ("shuts", "shutting", "shut"),
    "undo": ("undoes", "undoing", "undid", "undone"),
    "speak": ("speaks", "speaking", "spoke"),
    "be": ("is", "are", "was", "were", "being", "been"),
    "bid": ("bids", "bidding"),
    "build": ("builds", "building", "built"),
    "rebuild": ("rebuilds", "rebuilding", "rebuilt"),
    "grow": ("grows", "growing", "grew", "grown"),
    "regrow": ("regrows", "regrowing", "regrew", "regrown"),
    "burst": ("bursts", "bursting"),
    "lead": ("leads", "leading", "led"),
    "wake": ("wakes", "waking", "woke", "woken"),
    "feed": ("feeds", "feeding", "fed"),
    "sleep": ("sleeps", "sleeping", "slept"),
    "feel": ("feels", "feeling", "felt"),
    "fall": ("falls", "falling", "fell", "fallen"),
    "think": ("thinks", "thinking", "thought"),
    "have": ("has", "having", "had"),
    "know": ("knows", "knowing", "knew", "known"),
    "quit": ("quits", "quitting"),
    "spread": ("spreads", "spreading"),
    "come": ("comes", "coming", "came"),
    "bust": ("busts", "busting", "busted"),
    "knock": ("knocks", "knocking", "knocked"),
    "deal": ("deals", "dealing", "dealt"),
}


@lru_cache(maxsize=200_000)
def canonical(word: str) -> str:
    """One spelling: anaemia and anemia, tumour and tumor, Alzheimer's and alzheimer."""
    if word.endswith("'s"):
        word = word[:-2]
    elif word.endswith("'"):
        word = word[:-1]
    if len(word) > 5:
        word = word.replace("ae", "e").replace("oe", "e").replace("our", "or")
        word = re.sub(r"is(e|es|ed|ing|er|ers|ation)$", r"iz\1", word)
    return word


def noun_forms(noun: str) -> set[str]:
    """The last word in singular and plural."""
    head, _, last = noun.rpartition(" ")
    if len(last) < 3:
        return {noun}
    if last.endswith(("s", "x", "z", "ch", "sh")):
        many = {last + "es"} if not last.endswith(("sis", "ss")) else {last[:-2] + "es"}
    elif last.endswith("y") and last[-2] not in _VOWELS:
        many = {last[:-1] + "ies"}
    else:
        many = {last + "s"}
    return {f"{head} {form}".strip() for form in {last, *many}}


def verb_forms(verb: str) -> set[str]:
    """The first word as infinitive, third person, past and participles."""
    first, _, rest = verb.partition(" ")
    return {f"{form} {rest}".strip() for form in (first, *_verb(first))}


def _verb(verb: str) -> tuple[str, ...]:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return (verb + "s", verb + "d", verb[:-1] + "ing")
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    return (third, stem + "ed", stem + "ing")
