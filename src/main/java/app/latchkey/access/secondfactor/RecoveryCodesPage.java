package app.latchkey.access.secondfactor;

import app.latchkey.clubs.Club;
import app.latchkey.platform.web.Page;
import java.util.List;

/** Shown once; nothing here can be read again. */
public record RecoveryCodesPage(Club club, List<String> codes) implements Page {}
