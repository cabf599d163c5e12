package io.jenkins.plugins.modelgate.engine.configuration.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a script runs what it downloads, by a pipe or by a substitution. One pass, whatever the text repeats. */
final class PipedDownload {
    private static final Pattern SEPARATOR = Pattern.compile("\\|\\|?|;|&&|\\n");
    private static final Pattern DOWNLOADS = Pattern.compile("\\b(curl|wget|fetch)\\b");
    private static final Pattern RUNS = Pattern.compile(
            "\\s*(sudo\\s+(-\\S{1,200}\\s+){0,10})?(env\\s+)?(\\S{0,200}/)?((ba|da|z|k|a)?sh|python[0-9.]*|perl|ruby|node)\\b");
    private static final Pattern SUBSTITUTED = Pattern.compile(
            "\\b((ba|da|z|k|a)?sh|source|eval|\\.)\\s{1,20}(-\\S{1,200}\\s{1,20}){0,10}[\"']?(<\\(|\\$\\(|`)\\s{0,20}(curl|wget)\\b");

    private PipedDownload() {}

    static boolean isIn(String script) {
        Matcher separator = SEPARATOR.matcher(script);
        Matcher runs = RUNS.matcher(script);
        boolean downloaded = false;
        boolean piped = false;
        int from = 0;
        boolean more = true;
        while (more) {
            more = separator.find();
            int to = more ? separator.start() : script.length();
            if (piped && downloaded && runs.region(from, to).lookingAt()) {
                return true;
            }
            downloaded = piped && downloaded
                    || DOWNLOADS.matcher(script).region(from, to).find();
            piped = more && separator.group().equals("|");
            from = more ? separator.end() : to;
        }
        return SUBSTITUTED.matcher(script).find();
    }
}
