// Everything works without these; each makes one thing quicker. One behaviour per file.
import "./reveal.js";
import "./take.js";
import "./caps.js";
import "./didyoumean.js";
import "./once.js";
import "./copy.js";
import "./print.js";
import "./rows.js";
import "./countdown.js";
import "./passkey.js";
import "./passkey-new.js";
