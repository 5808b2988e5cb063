"""Cleaning rules by wording: what sites say to their visitors, in words that a story does not use of itself."""

from __future__ import annotations

from corpus.rules import worded

# The reader obeys nothing. But what such a line tells a machine to answer would stand there as a claim of the article.
_IMPERATIVE = r"(?:.{0,400}[.!?:;\"”*>\]]\s*)?(?:please |now |and |always |you must )?"
_MACHINES = r"(?:ais?|(?:ai )?assistants|chatbots?|(?:large )?language models?|llms?)"
INSTRUCTION = worded(
    "instruction to a machine",
    _IMPERATIVE
    + r"(?:ignore|disregard|forget|override) (?:\w+ ){0,3}(?:previous|prior|above|earlier|preceding|other)\b"
    r"(?: \w+){0,2}? (?:instructions?|prompts?|context|messages?|articles|sources|passages)\b",
    _IMPERATIVE + r"(?:ignore|disregard|forget) (?:all of )?(?:the above|everything (?:above|before|else))\b"
    r".{0,40}\b(?:answer|reply|respond)\b",
    _IMPERATIVE + r"(?:answer|reply to|respond to) (?:all|every|any) (?:\w+ )?questions?\b.{0,80}\b(?:with|by)\b",
    _IMPERATIVE + r"you are (?:now )?(?:an? )?(?:\w+ ){0,2}(?:ai assistant|ai model|chatbot|language model)\b",
    r"(?:note|attention|message|instructions?) (?:to|for) (?:the |all )?" + _MACHINES + r"\b",
    r"(?:new |important )?(?:system|developer) (?:prompt|message|instructions?)\s*:",
    r".{0,400}(?:\bim_(?:start|end)\|>|\bINST\]|<<SYS>>|\b(?:system|user|assistant)\|>)",
    r"(?:status|answer|accounts|quotes|standalone_question)[\"']\s*:\s*[\"\[{]",
    longest=4_000,
)

ADVERTISEMENT = worded(
    "advertisement",
    r"(?:advertise?ment|advert|ad|sponsored(?: content)?|anzeige|werbung|publicidad|publicité|pubblicità|reclame)"
    r"(?:\s*[-–—:|]\s*.{0,60})?$",
    r"(?:article|story) continues (?:below|after)",
    r"(?:this|the) (?:post|page|article) (?:may|might) contain (?:affiliate|sponsored) links",
    r".{0,60}\b(?:see no ads|ad-free|remove ads|without ads)\b",
)

COOKIES = worded(
    "cookie notice",
    r"(?:we|(?:this|our) (?:web)?site|this page|esta web|este sitio|diese (?:web)?seite|ce site|questo sito|deze site)"
    r" (?:may |also )?(?:uses?|sets?|utiliza|usa|verwendet|utilise|gebruikt)\b.{0,40}\bcookies?\b",
    r"by (?:continuing|using|browsing)\b.{0,80}\bcookies?\b",
    r"cookies? (?:settings|notice|policy|preferences)\W*$",
    r"we (?:value|respect|care about) your privacy\b",
    r"(?:accept|reject|manage)(?: all)? cookies\b(?!.*[.][\"”]$)",
    r"(?:accept|reject|manage)(?: all)?(?:\W+(?:accept|reject|decline|manage)(?: all)?(?: cookies)?)*\W*$",
)

NEWSLETTER = worded(
    "newsletter form",
    r"(?:sign up|subscribe|register)\b.{0,40}\b(?:newsletter|letter|e-?mail|inbox|updates|weekly|podcast|now|free"
    r"|premium|channel|sunday|daily|today)\b",
    r"subscribe (?:now|today|for|to our|to the|by)\b",
    r"(?:join|follow)\b.{0,40}\b(?:newsletter|mailing list|readers|subscribers|by e-?mail|rss)\b",
    r"(?:join|follow) (?:us|our)\b(?!.*[.]$)",
    r"follow (?:\S+ ){0,3}?(?:on|:|-)? ?(?:instagram|facebook|twitter|youtube|spotify|tiktok)\b",
    r"follow \w+: ",
    r".{0,80}\b(?:to|in|into) your (?:inbox|e-?mail|mailbox)\b",
    r".{0,80}\benter your e-?mail\b",
    r".{0,80}\bsubscribe\s*(?:$|[-–—|].{0,60}free)",
    r"\[?(?:the |our |free |get .{0,30})?(?:newsletter|boletín|mailing list)\]?\s*(?::|$)",
    r"get the (?:free )?\S+ newsletter",
    r"\[?newsletter\]",
    r"(?:suscríbete|abonniere|abonnez-vous|iscriviti|inscreva-se|meld je aan)\b",
    r"(?:.{0,120}[.!?] )?(?:unsubscribe\W*$|subscribe (?:for|from) \S+\W*$)",
    r"you are receiving this\b",
    r"turn on notifications\b",
    r"view (?:this )?in (?:your )?browser\b",
)

COMMENT_FORM = worded(
    "comment form",
    r"(?:please )?(?:leave|post|add|submit|write) (?:a |your )?(?:reply|comment)\b(?!s? (?:was|in)\b)",
    r"your e-?mail address will (?:not|never) be published",
    r"required fields are marked",
    r"cancel reply$",
    r"save my name, e-?mail",
    r"(?:you must be )?(?:log|sign)(?:ged)? in to (?:comment|reply|post|leave|join)",
    r"(?:see|load|view|show|read) (?:(?:\d[\d,.]*|all|the|more|other) ){0,3}(?:comments|replies)\s*(?:\(\d[\d,.]*\))?$",
    r"(?:(?:reply|report|like|permalink|flag|share)\b\W*\d*\W*){2,}$",
    r".{0,60}\b(?:tell us in the comments|join the (?:conversation|discussion))\W*(?:\(\d+\))?$",
    r"(?:name|e-?mail|website)\*?(?:\W+(?:name|e-?mail|website)\*?)+$",
    r".{0,80}\be-?mail\b.{0,30}\bwill not be published\W*$",
    r"comments are (?:now )?closed\W*$",
    r"discussion about this (?:post|page|article)$",
    r"(?:sign|read|view) (?:the|our) guestbook$",
    longest=160,
)

TEASER = worded(
    "teaser for another article",
    # A title does not end in a full stop; "Don't miss: ..." in a story does.
    r"(?!.*\.[\"”]?$)(?:don['’]t miss|read (?:more|also|next)|also read|more to read"
    r"|you (?:might|may) (?:also|even) (?:like|enjoy)"
    r"|you['’]ll (?:also )?(?:like|love)|see also|also see|up next|next up|more like this|more(?: \w+){0,2} reviews"
    r"|related(?: (?:posts?|articles?|stories|reading|songs|content|links))?|recommended(?: (?:for you|reading))?"
    r"|most (?:read|popular|viewed)|trending(?: now)?|if you liked this|(?:keep|continue) reading"
    r"|también te puede gustar|te puede interesar|más leídas|lee también|lesen sie auch|mehr zum thema"
    r"|(?:à )?lire aussi|leggi anche|leia também|lees ook)\s*(?::|→|»|[-–—]\s)\s*\S",
    r"(?!.*\.[\"”]?$)(?:more (?:from|on|about|by|in)|also (?:on|in|from)) [^.:]{2,40}:\s*\S",
    r"(?:related|similar) \w+(?: \w+)?:\s\S.*\s[|/]\s",
    r"more \w+(?: \w+)?:\s\S.*\s\|\s",
    r"(?:next|previous|older|newer|prev)(?: (?:post|song|story|article|page|entry))?\s*(?::|→|»|«|←|\s{2,}).*",
    r"(?:next|previous|older|newer) (?:post|song|story|article|page|entry)\W*$",
    r"read more$",
    longest=260,
)

PLAYER = worded(
    "media player label",
    r"(?:play|watch|listen)(?: to)?(?: the| this| now)*(?: (?:video|audio|song|clip|article|episode|track))?"
    r"(?:\s*\(\d+ ?min(?:ute)?s?\))?$",
    r"(?:play|listen)(?: now)?\s*[-–—:|]\s*\d+(?::\d\d| ?hr| ?min)",
    r"loading\W*$",
    longest=120,
)

ADDED_BY = worded("who added the page", r"(?:added|submitted|uploaded|contributed) by \S+(?: \S+){0,2}$", longest=60)

TAGS = worded(
    "tags of the page",
    r"(?:filed (?:under|in)|tags?|tagged(?: (?:with|in))?|categories|posted in|topics)\s*:\s*\S",
    r"(?:filed under|posted in) [^.]{1,60}\|",
    longest=160,
)

RATING = worded(
    "rating or poll",
    r"(?:please )?(?:rate|vote for) this (?:song|page|post|episode|article|story|track|lyric)\b",
    r"vote now\b",
    r"was this (?:page|article|post|lyric|story) (?:helpful|useful)",
    longest=120,
)

SUPPORT = worded(
    "plea for support",
    r"(?:.{0,80}[.!?] )?(?:buy (?:me|us) a coffee|become a (?:patron|member|supporter|subscriber))\b",
    r".{0,80}\b(?:is|are) (?:supported by (?:listeners|readers)|(?:a )?(?:listener|reader)-supported)\b",
    r".{0,60}\bleave us (?:five stars|a review)\b",
    r"(?:download|get) (?:our|the) (?:free )?app\b",
    r"if you (?:enjoyed|liked|like) this (?:episode|post|article|page)\b",
    r"(?:share|like) this(?: (?:page|post|article|story|song))?(?: with\b|\?)",
    r"support us\b(?!.*[.]$)",
    r"thanks for reading\b.{0,60}\b(?:share|subscribe)\b",
    longest=160,
)

NAVIGATION = worded(
    "site navigation",
    r"(?:skip|jump) to (?:the )?(?:main )?(?:content|navigation|search)\b",
    r"(?:search|find)(?: (?:this|the|our) [^.]{1,40})?\s*(?:\.\.\.|…)$",
    r"search (?:this|the|our) (?:blog|site|website|archive)$",
    r"browse (?:by|all)\b[^.]{0,80}$",
    r"(?:back to (?:the )?top|report an error|print this page|cite this (?:page|article))$",
    r"contents \[hide\b",
    r"this page was last (?:edited|modified|updated)\b",
    r"(?:sign|log) in(?: to (?:save|read|continue|view)\b.*)?$",
    r"this article needs (?:additional|more) (?:citations|references)",
    r"you can help by (?:improving|expanding)",
    r".{0,40}\b(?:leer en español|read in english|lire en français|auf deutsch lesen)\b",
    r"(?:[A-Z]{2}\s*[|/·]\s*)+[A-Z]{2}$",
    longest=140,
)

LEGAL = worded(
    "legal notice",
    r"[^.]{0,60}©.{0,60}\b(?:rights reserved|terms|privacy|cookies?|advertise|contact|do not sell)\b",
    r".{0,100}\ball rights reserved\b",
    r"©.{0,120}$",
    r"copyright (?:©|\(c\)|\d{4})[^.]{0,80}$",
    longest=200,
)

LYRICS_LINK = worded(
    "link to the lyrics",
    r"(?:the )?(?:full )?lyrics\b.{0,80}\b(?:can be (?:viewed|found|read|seen)|are)(?: available)? here\W*$",
    r"(?:read|view|see|click here for) the (?:full )?lyrics\b[^.]{0,40}$",
    longest=160,
)
