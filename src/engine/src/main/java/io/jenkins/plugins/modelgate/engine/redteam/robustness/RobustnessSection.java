package io.jenkins.plugins.modelgate.engine.redteam.robustness;

import io.jenkins.plugins.modelgate.engine.report.HtmlSection;
import io.jenkins.plugins.modelgate.engine.report.HtmlWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Attacks on the model as a section of a page. */
public final class RobustnessSection implements HtmlSection {
    private final Robustness robustness;

    public RobustnessSection(Robustness robustness) {
        this.robustness = robustness;
    }

    @Override
    public String title() {
        return "Robustness of the model";
    }

    @Override
    public void write(HtmlWriter html) throws IOException {
        html.mark("<p class=\"lead\">").text(lead(robustness)).mark("</p>\n");
        if (robustness.attacks().isEmpty()) {
            return;
        }
        html.mark("<table><thead><tr>");
        for (String head : List.of("Attack", "Accuracy under it", "Turned", "Median queries", "Smallest change")) {
            html.mark("<th scope=\"col\">").text(head).mark("</th>");
        }
        html.mark("</tr></thead><tbody>\n");
        for (Played played : robustness.attacks()) {
            html.mark("<tr>").element("th scope=\"row\"", played.attack());
            for (String cell : cells(robustness, played)) {
                html.element("td", cell);
            }
            html.mark("</tr>\n");
        }
        html.mark("</tbody></table>\n");
    }

    /** What came of it, in a paragraph. */
    public static String lead(Robustness robustness) {
        if (robustness.fault() != null) {
            return "Not played to the end: " + robustness.fault() + ".";
        }
        return "Of " + robustness.distinct() + " different examples the model answers "
                + RobustnessJudge.percent(robustness.cleanAccuracy()) + " rightly as they are, and "
                + RobustnessJudge.figure(robustness.robustAccuracy(), robustness.distinct())
                + " whatever the attacks did within "
                + robustness.threat().epsilon().toPlainString() + " of each feature's range ("
                + robustness.threat().norm() + ", at most "
                + robustness.threat().queries()
                + " queries for each example and attack)."
                + (robustness.still() == 0
                        ? ""
                        : " " + robustness.still()
                                + " features were not moved: the budget is less than the next number that the model takes.");
    }

    /** Accuracy, turned, median of queries, smallest change. */
    public static List<String> cells(Robustness robustness, Played played) {
        double left = robustness.distinct() == 0
                ? 0
                : (double) (robustness.right() - played.turned().size()) / robustness.distinct();
        return List.of(
                RobustnessJudge.figure(left, robustness.distinct()),
                played.turned().size() + " of " + robustness.right(),
                played.medianQueries() < 0 ? "–" : Long.toString(played.medianQueries()),
                played.smallest() < 0 ? "–" : String.format(Locale.ROOT, "%.4f", played.smallest()));
    }
}
