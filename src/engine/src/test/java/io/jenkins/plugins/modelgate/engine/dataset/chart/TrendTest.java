package io.jenkins.plugins.modelgate.engine.dataset.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.report.HtmlWriter;
import io.jenkins.plugins.modelgate.engine.report.ReportException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

public class TrendTest {
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    @Test
    public void whatIsWrittenIsReadAndNothingElse() throws Exception {
        TrendPoint point = point(7, ColumnChart.State.DRIFTED, 6.5, Double.NaN);
        String text = json(point);
        assertThat(read(text)).isEqualTo(point);
        for (String broken : List.of(
                text.replace("\"missing\" : 0.25", "\"missing\" : 1.25"),
                text.replace("\"drift\" : 6.5", "\"drift\" : -6.5"),
                text.replace("\"rows\" : 7", "\"rows\" : -7"),
                text.replace("DRIFTED", "FINE"),
                text.replace("\"name\"", "\"colour\""),
                text.replace("\"schemaVersion\" : 1", "\"schemaVersion\" : 2"),
                text + "{}",
                text.substring(0, text.length() / 2))) {
            assertThat(broken).isNotEqualTo(text);
            assertThatThrownBy(() -> read(broken)).as(broken).isInstanceOf(ReportException.class);
        }
    }

    @Test
    public void theLineIsBrokenWhereNothingWasComparedAndSquareBeyondTheLimit() throws Exception {
        Trend trend = new Trend(List.of(
                new Trend.Build("#1", point(10, ColumnChart.State.OPEN, Double.NaN, 1)),
                new Trend.Build("#2", point(20, ColumnChart.State.SAME, 0.5, 2)),
                new Trend.Build("#4", point(30, ColumnChart.State.OPEN, Double.NaN, 3)),
                new Trend.Build("#5", point(40, ColumnChart.State.DRIFTED, 6.5, 40))));
        Document page = parsed(trend);
        assertThat(page.getElementsByTagName("img").getLength()).isZero();
        assertThat(page.getElementsByTagName("circle").getLength()).isEqualTo(4 + 4 + 1);
        assertThat(page.getElementsByTagName("rect").getLength()).isEqualTo(1);
        String drift = page.getElementsByTagName("path")
                .item(2)
                .getAttributes()
                .getNamedItem("d")
                .getNodeValue();
        assertThat(drift.split("M")).as("two pieces of line").hasSize(3);
        assertThat(page.getDocumentElement().getTextContent())
                .contains("10 rows in #1, 40 rows in #5.")
                .contains("25 % of all values are missing in #1")
                .contains("Farthest from the baseline in #5: 6.5 times the limit. Median 1 in #1, 40 in #5.")
                .contains(HOSTILE);
    }

    @Test
    public void onlyTheFarthestColumnsAreDrawnWhereThereAreMany() throws Exception {
        List<TrendPoint.Column> columns = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            columns.add(new TrendPoint.Column("c" + i, ColumnChart.State.DRIFTED, 0, i, Double.NaN));
        }
        Trend trend = new Trend(List.of(new Trend.Build("#1", new TrendPoint(1, columns))));
        assertThat(trend.isCut()).isTrue();
        String text = parsed(trend).getDocumentElement().getTextContent();
        assertThat(text).contains("c99", "c40").doesNotContain("c39");
        assertThat(text.indexOf("c99")).isLessThan(text.indexOf("c40"));
    }

    private static TrendPoint point(long rows, ColumnChart.State state, double drift, double median) {
        return new TrendPoint(rows, List.of(new TrendPoint.Column(HOSTILE, state, 0.25, drift, median)));
    }

    private static Document parsed(Trend trend) throws Exception {
        StringWriter out = new StringWriter();
        trend.writeWhole(new HtmlWriter(out), "h2");
        trend.writeColumns(new HtmlWriter(out), "h2");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<x>" + out + "</x>")));
    }

    private static String json(TrendPoint point) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TrendFile.write(point, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static TrendPoint read(String json) throws IOException {
        return TrendFile.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
