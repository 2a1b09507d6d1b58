package app.latchkey.messages.mailings;

import app.latchkey.clubs.Desk;
import app.latchkey.messages.unsubscribing.Unsubscriptions.Topic;
import app.latchkey.platform.web.Page;
import java.util.List;

public record KeptPage(Desk desk, List<Kept.Text> texts, List<Kept.SavedList> lists, List<Topic> topics)
        implements Page {}
