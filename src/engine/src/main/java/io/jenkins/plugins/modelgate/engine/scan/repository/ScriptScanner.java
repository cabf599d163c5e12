package io.jenkins.plugins.modelgate.engine.scan.repository;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Scripts: text that names its interpreter in the first line, or that has the extension of a shell. */
public final class ScriptScanner implements FormatScanner {
    static final String FORMAT = "script";

    private static final int LONGEST_LINE = 256;

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public boolean loadable() {
        return false;
    }

    @Override
    public boolean matches(Probe probe) {
        return isScriptName(probe) || !interpreter(probe.head()).isEmpty() && !probe.hasExtension("py", "pyw");
    }

    private static boolean isScriptName(Probe probe) {
        return probe.hasExtension(
                "sh", "bash", "zsh", "fish", "csh", "ksh", "bat", "cmd", "ps1", "psm1", "vbs", "wsf", "hta", "command");
    }

    /** At the top of the tree the executable mark decides, which only the judge of the tree sees. */
    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        String interpreter = interpreter(in.peek(LONGEST_LINE));
        in.drain();
        if (inspection.depth() > 0) {
            inspection.report(
                    RepositoryRules.SCRIPT,
                    0,
                    interpreter.isEmpty() ? "a script by its name" : "run by " + interpreter);
        }
    }

    /** What stands behind {@code #!} in the first line, empty unless it is a plausible path. */
    private static String interpreter(byte[] head) {
        if (head.length < 4 || head[0] != '#' || head[1] != '!') {
            return "";
        }
        int end = 2;
        while (end < head.length && end < LONGEST_LINE && head[end] != '\n' && head[end] != '\r') {
            if (head[end] < ' ' && head[end] != '\t' || head[end] == 0x7F) {
                return "";
            }
            end++;
        }
        String line = new String(head, 2, end - 2, StandardCharsets.US_ASCII).trim();
        return line.startsWith("/") ? SafeText.of(line) : "";
    }
}
