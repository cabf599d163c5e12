package io.jenkins.plugins.modelgate.engine.redteam.matrix;

import io.jenkins.plugins.modelgate.engine.report.HtmlSection;
import io.jenkins.plugins.modelgate.engine.report.HtmlWriter;
import java.io.IOException;

/** The matrix as a section of a page. */
public final class MatrixSection implements HtmlSection {
    private final Matrix matrix;

    public MatrixSection(Matrix matrix) {
        this.matrix = matrix;
    }

    @Override
    public String title() {
        return "Attacks";
    }

    @Override
    public void write(HtmlWriter html) throws IOException {
        html.mark("<p class=\"lead\">")
                .text(matrix.rows().size() + " attacks were played: " + matrix.count(Outcome.CAUGHT) + " caught, "
                        + matrix.count(Outcome.MISSED) + " missed, " + matrix.count(Outcome.UNDECIDED)
                        + " undecided, " + matrix.count(Outcome.NOT_APPLICABLE) + " not applicable.")
                .mark("</p>\n");
        html.mark("<table><thead><tr><th scope=\"col\">Attack</th><th scope=\"col\">Gate</th>"
                + "<th scope=\"col\">Outcome</th><th scope=\"col\">Why</th></tr></thead><tbody>\n");
        for (Row row : matrix.rows()) {
            html.mark("<tr>").element("th scope=\"row\"", row.title());
            html.element("td", row.gate());
            html.element("td", row.outcome().words());
            html.mark("<td>").text(row.detail());
            if (row.remedy() != null) {
                html.mark(" Add to the policy: ").element("code", row.remedy());
            }
            html.mark("</td></tr>\n");
        }
        html.mark("</tbody></table>\n");
    }
}
