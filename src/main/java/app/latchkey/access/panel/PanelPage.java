package app.latchkey.access.panel;

import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;

public record PanelPage(Desk desk, PanelView panel) implements Page {}
