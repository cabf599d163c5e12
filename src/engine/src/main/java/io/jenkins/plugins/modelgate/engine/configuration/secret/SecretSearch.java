package io.jenkins.plugins.modelgate.engine.configuration.secret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Searches a text that is in memory: one pass for all keywords, one for texts in base64, which are searched in turn. */
final class SecretSearch {
    /** Every format. */
    static final List<TokenFormat> FORMATS = Stream.of(
                    CloudFormats.ALL, CodeFormats.ALL, ModelFormats.ALL, ServiceFormats.ALL)
            .flatMap(List::stream)
            .toList();

    private static final int DEPTH = 2;
    private static final int LONGEST_TOKEN = 10_000;

    /** Parts of the names of secrets. */
    private static final List<String> NAMES = List.of(
            "pass",
            "pwd",
            "passwd",
            "pw",
            "secret",
            "token",
            "key",
            "cred",
            "auth",
            "psk",
            "sas",
            "pat",
            "bearer",
            "dsn",
            "jwt",
            "cookie",
            "webhook",
            "signature",
            "salt",
            "value",
            "data",
            "seed");

    private static final KeywordIndex<Looking> INDEX = index();

    private final String text;
    private final int depth;
    private final AssignmentReader assignments;
    private final List<Hit> hits = new ArrayList<>();
    private int nameDone;

    /** What to do where a keyword stands. */
    private interface Looking {
        void look(SecretSearch search, int start);
    }

    private SecretSearch(String text, Manner manner, int depth) {
        this.text = text;
        this.depth = depth;
        this.assignments = new AssignmentReader(text, manner);
    }

    /** What is found in a text of which nothing is known, in its order; one in each place. */
    static List<Hit> in(String text) {
        return in(text, Manner.WORDS);
    }

    /** What is found, in the order of the text; one in each place. */
    static List<Hit> in(String text, Manner manner) {
        return in(text, manner, -1, place -> {});
    }

    /**
     * What is found, in the order of the text; one in each place.
     *
     * @param again how many characters of the text's end are looked at again with what follows; -1 where nothing follows
     * @param unread gets where a text in base64 begins that was not searched to its end, because it is too long
     */
    static List<Hit> in(String text, Manner manner, int again, IntConsumer unread) {
        return new SecretSearch(text, manner, 0).hits(again, unread);
    }

    private List<Hit> hits(int again, IntConsumer unread) {
        INDEX.search(text, (start, found) -> found.meaning().look(this, start));
        if (depth < DEPTH) {
            encoded(again, unread);
        }
        return distinct();
    }

    private static KeywordIndex<Looking> index() {
        Map<String, List<Looking>> words = new LinkedHashMap<>();
        for (TokenFormat format : FORMATS) {
            format.keywords()
                    .forEach(word -> add(words, word, (search, start) -> search.token(format, start, word.length())));
        }
        add(words, PrivateKeys.KEYWORD, (search, start) -> search.add(PrivateKeys.at(search.text, start)));
        add(words, UrlPasswords.KEYWORD, (search, start) -> search.add(UrlPasswords.at(search.text, start)));
        HttpCredentials.KEYWORDS.forEach(
                word -> add(words, word, (search, start) -> search.add(HttpCredentials.at(search.text, start))));
        NAMES.forEach(word -> add(words, word, SecretSearch::named));
        return new KeywordIndex<>(words);
    }

    private static void add(Map<String, List<Looking>> words, String word, Looking looking) {
        words.computeIfAbsent(word, none -> new ArrayList<>()).add(looking);
    }

    private void add(Hit hit) {
        if (hit != null) {
            hits.add(hit);
        }
    }

    private void token(TokenFormat format, int keyword, int length) {
        Matcher match = format.pattern().matcher(text);
        int end = Math.min(text.length(), keyword + LONGEST_TOKEN);
        boolean found = false;
        // Only where it can hold the keyword: a search onwards from each of many keywords would not end.
        for (int at = Math.max(0, keyword - format.back()); at <= keyword && !found; at++) {
            found = match.region(at, end).useTransparentBounds(true).lookingAt();
        }
        if (!found) {
            return;
        }
        int group = match.groupCount() > 0 && match.group(1) != null ? 1 : 0;
        String value = match.group(group);
        if (format.verifier().test(value)) {
            // Of what begins with its issuer's letters these may be told, and not one more.
            int prefix = match.start(group) == keyword && format.back() == 0 ? Math.min(4, length) : 0;
            add(new Hit(format.kind(), match.start(group), match.end(group), value, "", 0, prefix));
            if (format.kind().name().equals("aws-access-key")) {
                add(AwsCompanion.after(text, match.end()));
            }
        }
    }

    private void named(int keyword) {
        if (keyword < nameDone) {
            return;
        }
        int start = assignments.nameStart(keyword);
        int end = assignments.nameEnd(keyword);
        nameDone = end;
        Assignment given = assignments.read(start, end);
        if (given == null) {
            return;
        }
        Assignment real = NamePairs.named(text, start, given);
        String plain = Base64Text.isTidy(real.value()) ? Base64Text.text(real.value()) : null;
        boolean wrapped = plain != null && plain.length() >= 4;
        // Kubernetes keeps the values of a Secret in base64: what they say counts.
        Assignment said = wrapped ? real.saying(plain.trim()) : real;
        SecretKind kind = ValueJudge.judge(said);
        if (kind != null) {
            int at = given.start();
            add(new Hit(
                    kind,
                    at,
                    at + given.value().length(),
                    said.value(),
                    real.key(),
                    kind == ValueJudge.TOKEN ? 3 : 2,
                    0));
        }
    }

    private void encoded(int again, IntConsumer unread) {
        for (Base64Runs.Run run : Base64Runs.in(text, again, unread)) {
            // What was decoded is whole, and shorter than what is decoded at most.
            for (Hit hit : new SecretSearch(run.decoded(), Manner.WORDS, depth + 1).hits(-1, place -> {})) {
                add(new Hit(hit.kind(), run.start(), run.end(), hit.value(), hit.key(), hit.rank(), 0));
            }
        }
    }

    private List<Hit> distinct() {
        List<Hit> ordered = new ArrayList<>(hits);
        ordered.sort(Comparator.comparingInt(Hit::rank)
                .thenComparing(Comparator.comparingInt(hit -> hit.start() - hit.end())));
        TreeMap<Integer, Hit> kept = new TreeMap<>();
        for (Hit hit : ordered) {
            var before = kept.lowerEntry(hit.end());
            if (before == null || !before.getValue().overlaps(hit)) {
                kept.put(hit.start(), hit);
            }
        }
        return List.copyOf(kept.values());
    }

    /** The secret key that stands near an access key's identifier. */
    private static final class AwsCompanion {
        private static final SecretKind KIND = NamedFormat.ALL.get(0).kind();
        private static final Pattern FORM = Pattern.compile("(?<![A-Za-z0-9/+=])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])");

        static Hit after(String text, int end) {
            Matcher match = FORM.matcher(text);
            match.region(end, Math.min(text.length(), end + 200)).useTransparentBounds(true);
            boolean found = match.find()
                    && Randomness.isRandom(match.group())
                    && Randomness.classes(match.group()) >= 3
                    && !Placeholders.isNoSecret(match.group(), "secret");
            return found ? new Hit(KIND, match.start(), match.end(), match.group(), "", 1, 0) : null;
        }
    }
}
