package io.jenkins.plugins.modelgate.engine.configuration.secret;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps secrets out of what rules about settings quote: they show the command or the line that they speak of, in which a
 * secret may stand as well. Rather too much is masked than too little; what the rule means is told by its title.
 */
public final class DetailMask {
    private static final String STARS = "****";

    /** What stands behind a name of a secret, behind a user's name, in an address or in a header. */
    private static final List<Pattern> PLACES = List.of(
            Pattern.compile(
                    "(?i)([\\w.-]*(?:passw|pwd|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key"
                            + "|credential|\\bauth\\b|cookie)[\\w.-]*[\"']?\\s*[=:,\\s]\\s*)(?!\\s)(\"[^\"]*\"?|'[^']*'?|\\S+)"),
            Pattern.compile("(://[^\\s/@:]*:)([^\\s/@]+)(?=@)"),
            Pattern.compile("(://)([^\\s/@:]+)(?=@)"),
            Pattern.compile("(?i)((?:^|\\s)(?:-u|--user|--proxy-user|-p)\\s*=?\\s*[\"']?[^\\s:\"']*:)(\\S+)"),
            Pattern.compile("(?i)(authorization\\s*[:=]\\s*)([^\"']+)"),
            Pattern.compile("(?i)(\\b(?:bearer|basic)\\s+)(\\S+)"));

    /** Long runs without a vowel-and-consonant look are judged by how random they are. */
    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9+/_=.-]{20,}");

    private DetailMask() {}

    /** The text without what may be a secret. */
    public static String mask(String detail) {
        String masked = detail;
        List<Hit> hits = SecretSearch.in(masked).stream()
                .sorted(Comparator.comparingInt(Hit::start).reversed())
                .toList();
        for (Hit hit : hits) {
            if (hit.start() >= 0 && hit.end() <= masked.length() && hit.start() < hit.end()) {
                masked = masked.substring(0, hit.start()) + STARS + masked.substring(hit.end());
            }
        }
        for (Pattern place : PLACES) {
            masked = place.matcher(masked).replaceAll("$1" + Matcher.quoteReplacement(STARS));
        }
        return RUN.matcher(masked).replaceAll(DetailMask::run);
    }

    private static String run(java.util.regex.MatchResult run) {
        String text = run.group();
        boolean random = Randomness.classes(text) >= 3 && text.indexOf('/') < 0 || text.matches("[0-9a-fA-F]{32,}");
        return Matcher.quoteReplacement(random ? STARS : text);
    }
}
