package app.latchkey.operator.demo;

import app.latchkey.platform.text.Names;
import java.time.LocalDate;
import java.util.List;

/** Names, birthdays and telephone numbers of nobody; the numbers are those that are kept free for stories. */
final class Strangers {
    private static final List<String> FIRST = words("""
            Amelia Oliver Priya Harry Grace Mohammed Isla Callum Fatima George Freya Rhys Chloe Dylan Yasmin Ewan Poppy
            Tariq Megan Angus Zara Owen Bronwen Kwame Hannah Declan Imogen Rajesh Fiona Lewis Nadia Hamish Beatrice Kofi
            Elsie Gareth Aoife Sanjay Matilda Fergus Leila Duncan Harriet Idris Niamh Toby Shanice Alistair Rosalind Joshua
            """);
    private static final List<String> LAST = words("""
            Ashworth Bennett Cartwright Davenport Eccleston Fairbairn Galbraith Hargreaves Ingram Jardine Kirkwood Langley
            Mackenzie Nightingale Okafor Pemberton Quigley Rutherford Sinclair Thackeray Underwood Venables Whitaker Yardley
            Abernathy Blackwood Chaudhry Dunmore Ellsworth Fothergill Greenhalgh Holloway Iqbal Jennings Khan Lockwood
            Montague Newbury Ogilvie Prescott Radcliffe Stapleton Tremayne Upton Vaughan Wetherby Adeyemi Birtwistle
            Cholmondeley Drummond Entwistle Fitzgerald Goodfellow Huxley Islington Jellicoe Kettering Lancaster Merriweather
            Northcott Osborne Partridge Ravenscroft Somerville Thistlewood Unsworth Vickers Winterbourne Ackroyd Bancroft
            Carmichael Dalrymple Eastwood Featherstone Grimshaw Hathaway Inglewood Jamieson Kensington Littleton Marchbank
            Nethercott Oldfield Penhaligon Rowbotham Sutherland Tattersall Urquhart Vandenberg Wolstenholme Alderton Brackley
            Coldstream Dewhurst Everard Farnsworth Godolphin Hollis Ibbotson Jolliffe
            """);
    private static final List<String> MEMBERS = words("""
            Anna Ben Clara David Eva Felix Greta Hugo Irene Jonas Katja Liam Mona Nils Olga Paul Quinn Rosa Simon Tilda
            """);
    private static final LocalDate OLDEST = LocalDate.of(1946, 1, 9);
    private static final int SPREAD = 21_900;

    private Strangers() {}

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    /** The n-th of at most five thousand, each with another name. */
    static DemoPerson british(int n) {
        var first = FIRST.get(n % FIRST.size());
        var last = LAST.get((n * 7 + n / FIRST.size()) % LAST.size());
        return of(n, first, last, "07700 900%03d".formatted(n % 1000));
    }

    /** Of a chain: a few without an address, a few with one that cannot be right. */
    static DemoPerson chained(int n) {
        var first = MEMBERS.get(n % MEMBERS.size()) + " " + FIRST.get(n / MEMBERS.size() % FIRST.size());
        var person = of(n, first, LAST.get((n + n / 1000) % LAST.size()), "");
        var address = Names.letters(MEMBERS.get(n % MEMBERS.size())) + "." + Names.letters(person.last()) + n + "@";
        if (n % 40 == 7) return person;
        if (n % 125 == 9) return person.at(address + "gmial.com");
        if (n % 250 == 11) return person.at(address.replace("@", "gmail.com"));
        var asked = person.at(address + "post.example");
        return n % 9 == 4 ? asked.who(DemoPerson.LAPSED) : asked;
    }

    private static DemoPerson of(int n, String first, String last, String phone) {
        var born = OLDEST.plusDays((long) n * 7_919 % SPREAD);
        return new DemoPerson(first, last, "", phone, born, DemoPerson.ACTIVE);
    }
}
