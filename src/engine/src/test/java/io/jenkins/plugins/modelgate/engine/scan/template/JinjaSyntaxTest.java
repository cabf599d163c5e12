package io.jenkins.plugins.modelgate.engine.scan.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelgate.engine.scan.Fixtures;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.Test;

/** Against the decisions of Jinja's own parser, which fixtures/template/make_templates.py has written down. */
public class JinjaSyntaxTest {
    @Test
    public void parsesWhatJinjaParsesAndNothingElse() throws IOException {
        List<String> lines = new String(Fixtures.bytes("template/parse.tsv"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        ObjectMapper json = new ObjectMapper();
        SoftAssertions softly = new SoftAssertions();
        for (String line : lines) {
            String[] parts = line.split("\t", 2);
            String text = json.readValue(parts[1], String.class);
            boolean parsed = !Scans.rules(Templates.check(text)).contains(TemplateRules.UNPARSABLE.id());
            softly.assertThat(parsed).as(parts[1]).isEqualTo(parts[0].equals("parses"));
        }
        softly.assertAll();
        assertThat(lines).hasSizeGreaterThan(900);
    }
}
