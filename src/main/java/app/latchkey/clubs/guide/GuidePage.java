package app.latchkey.clubs.guide;

import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import gg.jte.Content;

public record GuidePage(Desk desk, String title, Content content) implements Page {}
