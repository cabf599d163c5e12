package io.jenkins.plugins.modelgate.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.jenkins.plugins.modelgate.engine.dataset.chart.Bar;
import io.jenkins.plugins.modelgate.engine.dataset.chart.ChartSection;
import io.jenkins.plugins.modelgate.engine.dataset.chart.ColumnChart;
import io.jenkins.plugins.modelgate.engine.dataset.chart.Figure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class DataSectionBrowserTest {
    @ClassRule
    public static final Chromium CHROMIUM = new Chromium();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void picturesAreSeenAndHeardInBothLooks() throws IOException {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < 26; i++) {
            bars.add(new Bar(i + " to " + (i + 1), i / 325.0, (25 - i) / 325.0));
        }
        List<ColumnChart> charts = new ArrayList<>();
        for (ColumnChart.State state : ColumnChart.State.values()) {
            charts.add(new ColumnChart(
                    "<b onclick=x>" + state + "_a_long_name_of_a_column_without_any_blank_in_it",
                    "number",
                    state,
                    "A sentence.",
                    true,
                    2,
                    bars,
                    List.of(new Figure("PSI (psi.ln.refbins)", "limit 0.2", "0.4"))));
        }
        charts.add(new ColumnChart(
                "region",
                "text",
                ColumnChart.State.SAME,
                "A sentence.",
                true,
                0,
                List.of(new Bar("<b>north and a long way off", 0.9, 0.5), new Bar("south", 0.1, 0.5)),
                List.of()));
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {360, 1280}) {
                try (OpenReport open = OpenReport.open(
                        CHROMIUM,
                        OpenReport.look(width, scheme),
                        folder.getRoot().toPath(),
                        Reports.failed(),
                        List.of(new ChartSection(charts)))) {
                    Page page = open.page();
                    page.locator(".chart details, .measures")
                            .evaluateAll("all => all.forEach(each => each.open = true)");
                    assertThat(new AxeBuilder(page).analyze().getViolations())
                            .as("%s %d", scheme, width)
                            .isEmpty();
                    assertThat(page.evaluate("document.documentElement.scrollWidth"))
                            .isEqualTo(page.evaluate("document.documentElement.clientWidth"));
                    assertThat(page.locator(".chart svg rect.now").count()).isEqualTo(80);
                    assertThat(page.locator(".chart svg rect.now").nth(0).evaluate("e => getComputedStyle(e).fill"))
                            .isEqualTo(scheme == ColorScheme.LIGHT ? "rgb(11, 87, 164)" : "rgb(142, 193, 255)");
                    assertThat(open.complaints()).isEmpty();
                }
            }
        }
    }
}
