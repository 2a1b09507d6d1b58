package app.latchkey.access.home;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.util.List;

public record ChoosePage(Club club, List<Landing.Way> ways, boolean desk) implements Page {}
