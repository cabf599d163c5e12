package io.jenkins.plugins.modelgate.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.Test;

/** What holds for the text of the page; what a browser makes of it is another test's. */
public class HtmlReportTest {
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"report-data\">(.*?)</script>", Pattern.DOTALL);

    @Test
    public void allowsItsOwnStyleAndScriptAndNothingElse() throws IOException {
        String page = write(Reports.failed());
        String style = between(page, "<style>", "</style>");
        String script = between(page, "<script>", "</script>");
        assertThat(between(page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"")
                        .replace("&#39;", "'"))
                .isEqualTo("default-src 'none'; style-src " + HtmlTemplate.hash(style) + "; script-src "
                        + HtmlTemplate.hash(script) + "; img-src data:; base-uri 'none'; form-action 'none'");
        assertThat(page).doesNotContain(" style=\"").doesNotContainPattern("(?i)<[^>]+\\son[a-z]+\\s*=");
    }

    @Test
    public void reachesForNothing() throws IOException {
        String page = write(Reports.failed());
        List<String> addresses = Pattern.compile("(?:src|href|url)\\s*[=(]\\s*[\"']?([^\"')>\\s]+)")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .filter(address -> !address.startsWith("#") && !address.startsWith("data:"))
                .toList();
        assertThat(addresses)
                .isNotEmpty()
                .allSatisfy(address -> assertThat(address)
                        .matches("https://(atlas|cwe)\\.mitre\\.org/.*|https://www\\.cve\\.org/.*|url,?|url"));
    }

    @Test
    public void hostileTextNeverEndsAnElement() throws IOException {
        for (String text : List.of(Reports.HOSTILE, "--></script><script>", "]]>\u2028</SCRIPT >", "\ud800\"'<>&")) {
            String page = write(Reports.hostile(text));
            assertThat(page.split("(?i)<script", -1)).hasSize(3);
            assertThat(page.split("(?i)</script", -1)).hasSize(3);
            assertThat(page).doesNotContain("<!--", "<b>alert");
            JsonNode data = data(page);
            assertThat(data.at("/findings/0/2").textValue()).isEqualTo(SafeText.of(text));
            assertThat(page.codePoints()
                            .filter(c ->
                                    Character.getType(c) == Character.FORMAT || Character.isISOControl(c) && c != '\n'))
                    .isEmpty();
        }
    }

    @Test
    public void carriesEveryFileAndFinding() throws IOException {
        Report report = Reports.large(3000, 700);
        JsonNode data = data(write(report));
        assertThat(data.at("/files/path")).hasSize(3000);
        assertThat(data.at("/files/sha256/2999").textValue())
                .isEqualTo(report.artifacts().get(2999).sha256());
        assertThat(data.at("/findings")).hasSize(700);
        assertThat(data.at("/rules")).hasSize(3);
        assertThat(data.at("/rules/0/meaning").textValue()).isEqualTo(Reports.UNSAFE.meaning());
    }

    @Test
    public void whatDecidesComesFirst() throws IOException {
        String incomplete = write(Reports.hostile());
        assertThat(incomplete.indexOf("Not examined to the end"))
                .isBetween(0, incomplete.indexOf("<h2 id=\"findings\""));
        String failed = write(Reports.failed());
        assertThat(failed.indexOf("Not examined to the end")).isGreaterThan(failed.indexOf("<h2 id=\"findings\""));
        assertThat(write(Reports.passed())).contains("The gate is open").doesNotContain("Not examined to the end");
    }

    private static JsonNode data(String page) throws IOException {
        MatchResult match = DATA.matcher(page).results().findFirst().orElseThrow();
        return new ObjectMapper().readTree(match.group(1));
    }

    private static String between(String page, String start, String end) {
        int from = page.indexOf(start) + start.length();
        assertThat(from).isGreaterThan(start.length());
        return page.substring(from, page.indexOf(end, from));
    }

    private static String write(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlReport.write(report, Reports.RULES, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
