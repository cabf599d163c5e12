package io.jenkins.plugins.modelgate.engine.redteam.robustness;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.regex.Pattern;

/**
 * Cells of {@code adversarial.csv}: text of a model's author, which no spreadsheet must take for a formula. Whoever writes the table
 * and whoever gets it from a stranger go by the same rule.
 */
public final class EvidenceCells {
    /** A sign that begins a formula, at the start or behind what a spreadsheet may take for the start of another cell. */
    private static final Pattern FORMULA = Pattern.compile("(^|[,;|\"])(\\s*)([=+\\-@\uff1d\uff0b\uff0d\uff20])");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,400}(?:\\.[0-9]{1,400})?(?:[eE][-+]?[0-9]{1,9})?");

    private EvidenceCells() {}

    /** The text as a cell in quotation marks; plain numbers stay what they are, what begins a formula gets an apostrophe. */
    public static String quoted(String text) {
        String safe = SafeText.of(text);
        String harmless =
                NUMBER.matcher(safe).matches() ? safe : FORMULA.matcher(safe).replaceAll("$1$2'$3");
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }

    /** Whether a cell, without the quotation marks around it, is text of one line that begins no formula. */
    static boolean isHarmless(String cell) {
        return cell.chars().noneMatch(c -> c < ' ' || c == 0x7f)
                && (NUMBER.matcher(cell).matches() || !FORMULA.matcher(cell).find());
    }

    /** Whether a text is lines of such cells, with commas between them, as RFC 4180 has it. */
    public static boolean areHarmless(String table) {
        int at = 0;
        while (at < table.length()) {
            int end;
            String cell;
            if (table.charAt(at) == '"') {
                int close = closing(table, at + 1);
                if (close < 0) {
                    return false;
                }
                cell = table.substring(at + 1, close).replace("\"\"", "\"");
                end = close + 1;
            } else {
                end = at;
                while (end < table.length() && table.charAt(end) != ',' && table.charAt(end) != '\n') {
                    end++;
                }
                cell = table.substring(at, end);
                if (cell.indexOf('"') >= 0) {
                    return false;
                }
            }
            boolean ends = end == table.length() || table.charAt(end) == ',' || table.charAt(end) == '\n';
            if (!ends || !isHarmless(cell)) {
                return false;
            }
            at = end + 1;
        }
        return true;
    }

    /** The quotation mark that ends a cell, or -1. */
    private static int closing(String table, int from) {
        int at = table.indexOf('"', from);
        while (at >= 0 && at + 1 < table.length() && table.charAt(at + 1) == '"') {
            at = table.indexOf('"', at + 2);
        }
        return at;
    }
}
