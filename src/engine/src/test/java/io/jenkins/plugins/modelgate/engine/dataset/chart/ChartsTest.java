package io.jenkins.plugins.modelgate.engine.dataset.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.modelgate.engine.dataset.Tables;
import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftCheck;
import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftOptions;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Profile;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ProfileOptions;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Profiler;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.HtmlWriter;
import io.jenkins.plugins.modelgate.engine.report.ReportException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.Rule;
import org.junit.Test;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

public class ChartsTest {
    private static final String HOSTILE = "<script>alert(1)</script>";

    @Rule
    public Tables tables = new Tables();

    @Test
    public void barsAreSharesOfTheRows() throws Exception {
        List<ColumnChart> charts = charts();
        assertThat(charts.get(0).state()).isEqualTo(ColumnChart.State.DRIFTED);
        assertThat(charts).allSatisfy(chart -> {
            assertThat(chart.bars().stream().mapToDouble(Bar::now).sum()).isCloseTo(1, within(1e-9));
            assertThat(chart.bars().stream().mapToDouble(Bar::before).sum()).isCloseTo(1, within(1e-9));
        });
        ColumnChart normal = chart(charts, "moved");
        assertThat(normal.sentence())
                .matches("Different from the baseline: the rows with .+ were .+ % and are .+ % now\\."
                        + " That is [0-9.]+ times the limit \\(.+ [0-9.]+, limit [0-9.]+\\)\\.");
        assertThat(normal.drift()).isGreaterThan(1);
        assertThat(chart(charts, "few").drift()).isBetween(0.0, 1.0);
        assertThat(normal.bars()).hasSize(26);
        assertThat(chart(charts, "few").bars()).extracting(Bar::caption).containsExactly("0", "1", "2", "other values");
        assertThat(chart(charts, "few").sentence()).isEqualTo("As in the baseline.");
        assertThat(chart(charts, "c").bars()).extracting(Bar::caption).containsExactlyInAnyOrder(HOSTILE, "other");
        assertThat(normal.figures()).extracting(Figure::name).contains("PSI (psi.ln.refbins)", "median", "empty rows");
    }

    @Test
    public void whatIsWrittenIsRead() throws Exception {
        List<ColumnChart> charts = charts();
        byte[] json = json(charts);
        assertThat(ChartReader.read(new ByteArrayInputStream(json))).isEqualTo(charts);
        String text = new String(json, StandardCharsets.UTF_8);
        for (String broken : List.of(
                text.replaceFirst("\"now\" : [0-9.E-]+", "\"now\" : 7"),
                text.replaceFirst("\"column\"", "\"colour\""),
                text.replaceFirst("\"schemaVersion\" : 1", "\"schemaVersion\" : 2"),
                text.replaceFirst("DRIFTED", "FINE"),
                text.replaceFirst("\"drift\" : ", "\"drift\" : -"),
                text + "{}",
                text.substring(0, text.length() / 2))) {
            assertThatThrownBy(
                            () -> ChartReader.read(new ByteArrayInputStream(broken.getBytes(StandardCharsets.UTF_8))))
                    .isInstanceOf(ReportException.class);
        }
    }

    @Test
    public void picturesAreWellFormedAndHostileTextIsText() throws Exception {
        StringWriter out = new StringWriter();
        new ChartSection(charts()).write(new HtmlWriter(out));
        assertThat(out.toString()).doesNotContain("<script").contains("&lt;script&gt;");
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<x>" + out + "</x>")));
        List<String> named = new ArrayList<>();
        NodeList pictures = document.getElementsByTagName("svg");
        for (int i = 0; i < pictures.getLength(); i++) {
            var attributes = pictures.item(i).getAttributes();
            // Either it has a name and a description, or the words beside it say the same.
            if (attributes.getNamedItem("aria-hidden") == null) {
                named.add(attributes.getNamedItem("aria-labelledby").getNodeValue());
            }
        }
        assertThat(named).containsExactly("chart-1-t chart-1-d");
        assertThat(document.getElementsByTagName("ul").getLength()).isEqualTo(3);
        assertThat(document.getElementsByTagName("table").getLength()).isEqualTo(3);
    }

    private List<ColumnChart> charts() throws Exception {
        Profile baseline = profile(0, null);
        Profile current = profile(1, baseline);
        return Charts.of(
                current,
                baseline,
                DriftCheck.run(
                        current, baseline, List.of(), DriftOptions.of(Policy.defaults(), Set.of()), finding -> {}));
    }

    private Profile profile(double shift, Profile baseline) throws Exception {
        Random random = new Random((long) shift);
        StringBuilder csv = new StringBuilder("few,moved,c\n");
        for (int i = 0; i < 5000; i++) {
            csv.append(random.nextInt(3))
                    .append(',')
                    .append(shift + random.nextGaussian())
                    .append(',');
            csv.append(i % 3 == 0 ? HOSTILE : "other").append('\n');
        }
        return Profiler.profile(
                tables.of("x.csv", csv.toString()), ProfileOptions.of(Tables.DIGEST, null, Set.of()), baseline);
    }

    private static ColumnChart chart(List<ColumnChart> charts, String column) {
        return charts.stream()
                .filter(chart -> chart.column().equals(column))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] json(List<ColumnChart> charts) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ChartWriter.write(charts, out);
        return out.toByteArray();
    }
}
