package io.jenkins.plugins.modelgate.engine.configuration.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.Marks;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.Test;

/** Groovy that does not look like what it is. */
public class PipelineDisguiseTest {
    private static final String DECLARED =
            "pipeline {\n  parameters {\n    string(name: 'VERSION', defaultValue: '1')\n    booleanParam(name: 'FAST')\n  }\n}\n";

    @Test
    public void codeInsideOfStringsIsCode() throws Exception {
        for (String line : List.of(
                "echo \"${evaluate(readFile('x'))}\"",
                "echo \"${'\"'}\"; evaluate(readFile('x'))",
                "echo \"\"\"a ${ ['}': 1]; evaluate(readFile('x')) } b\"\"\"",
                "echo \"a ${\"b ${evaluate('x')}\"}\"",
                "echo \"$x\"; evaluate('x')",
                "echo(/a ${evaluate('x')}/)",
                "echo(/a\\/ \"/); evaluate('x') // \"",
                "echo($/a $$ ${evaluate('x')}/$)",
                "\\u0065valuate('x')",
                "echo 'a\\u0027; evaluate('x')",
                "a /b; evaluate('x'); c/ d")) {
            assertThat(rules("\n" + line + "\n")).as(line).contains("jenkins/evaluates-code");
        }
        for (String line : List.of(
                "echo 'run ${evaluate(x)}'",
                "echo \"run \\${evaluate(x)}\"",
                "echo \"evaluate(x)\"",
                "// ${evaluate('x')}",
                "x = (/a\\\\/ ; evaluate('x') /)",
                "x = 'a\\\\\\u0027'")) {
            assertThat(rules("\n" + line + "\n")).as(line).doesNotContain("jenkins/evaluates-code");
        }
    }

    @Test
    public void whatAShellGetsIsSeenWhateverTheCallLooksLike() throws Exception {
        for (String line : List.of(
                "steps.sh \"deploy ${params.X}\"",
                "this.sh \"deploy ${params.X}\"",
                "script.steps.sh(\"deploy ${params.X}\")",
                "sh \"deploy ${VERSION}\"",
                "sh \"deploy $VERSION\"",
                "sh \"deploy ${env.VERSION}\"",
                "sh 'deploy ' + params.X",
                "sh \"deploy ${params['X']}\"",
                "sh \"deploy ${a ? VERSION : b}\"",
                "sh(script: \"\"\"\n deploy ${VERSION}\"\"\")")) {
            assertThat(rules(DECLARED + line + "\n")).as(line).contains("jenkins/parameter-in-script");
        }
        for (String line : List.of(
                "sh 'deploy \"$VERSION\"'",
                "sh \"deploy \\$VERSION\"",
                "echo \"${params.X}\"",
                "sh \"make ${FAST ? 'a' : 'b'}\"",
                "sh \"${NOT_DECLARED}\"")) {
            assertThat(rules(DECLARED + line + "\n")).as(line).doesNotContain("jenkins/parameter-in-script");
        }
        assertThat(rules("sh \"checkout ${'x' + env.CHANGE_BRANCH}\"\n")).contains("jenkins/change-in-script");
    }

    @Test
    public void aFindingIsOnItsLineAlsoBehindEscapedLineEnds() throws Exception {
        Marks marks = read("x = 'a'\\u000ay = 'b'\\u000a\nz = 1\nsh \"deploy ${params.X}\"\n");
        assertThat(marks.findings())
                .extracting(Finding::detail)
                .anyMatch(detail -> detail.startsWith("line 3: params.X"));
    }

    @Test
    public void stringsWithoutEndKeepTheGateClosed() throws Exception {
        Marks marks = read("x = " + "\"${".repeat(20_000) + "\n");
        assertThat(marks.isIncomplete()).isTrue();
    }

    @Test(timeout = 30_000)
    public void nothingThatIsWrittenBreaksTheReader() throws Exception {
        String[] parts = {
            "\"",
            "'",
            "\"\"\"",
            "'''",
            "${",
            "}",
            "$/",
            "/$",
            "/",
            "\\",
            "\\u0022",
            "\n",
            "sh ",
            "params.X",
            "{",
            "//",
            "/*",
            "*/",
            "$a.b",
            "("
        };
        for (int seed = 0; seed < 600; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 40; i++) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            assertThat(read(text.toString()).findings()).as("seed %d", seed).isNotNull();
        }
    }

    private static List<String> rules(String text) throws IOException {
        return read(text).findings().stream().map(Finding::rule).toList();
    }

    private static Marks read(String text) throws IOException {
        ConfigurationFile file = ConfigurationFile.held("Jenkinsfile", text.getBytes(StandardCharsets.UTF_8));
        Marks marks = new Marks(file);
        PipelineRules.set().scan(file, marks);
        return marks;
    }
}
