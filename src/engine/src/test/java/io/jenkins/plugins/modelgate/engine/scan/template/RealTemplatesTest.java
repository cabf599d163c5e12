package io.jenkins.plugins.modelgate.engine.scan.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import io.jenkins.plugins.modelgate.engine.scan.Fixtures;
import io.jenkins.plugins.modelgate.engine.scan.Mutations;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Test;

public class RealTemplatesTest {
    /** By file name. */
    static Map<String, String> all() {
        Map<String, String> templates = new TreeMap<>();
        for (Path file : Fixtures.files("template/real")) {
            if (file.toString().endsWith(".jinja")) {
                templates.put(
                        String.valueOf(file.getFileName()), new String(Fixtures.read(file), StandardCharsets.UTF_8));
            }
        }
        return templates;
    }

    @Test
    public void templatesOfPublishedModelsAreClean() {
        assertThat(all()).hasSizeGreaterThan(7);
        all().forEach((name, template) -> {
            FileInspector.Result result = Templates.check(template);
            assertThat(result.findings()).as(name).isEmpty();
            assertThat(result.coverage()).isEqualTo(Coverage.FULL);
        });
    }

    @Test
    public void whatChatTemplatesNeedIsClean() {
        for (String template : List.of(
                "plain text with os.system, __class__ and {curly} braces",
                "{% set roles = {'user': 'User', 'assistant': 'Bot'} %}{{ roles[messages[0]['role']] }}",
                "{% for m in messages %}{% set next = messages[loop.index0 + 1] %}{{ next.content }}{% endfor %}",
                "{% for i in range(messages|length - 1, -1, -1) %}{{ messages[i].content[5:] }}{% endfor %}",
                "{% for k, v in tool.function.parameters.properties|dictsort %}{{ k }}{{ props[k] }}{% endfor %}",
                "{% set ns = namespace(i=0) %}{% set ns.i = ns.i + 1 %}{{ messages[ns.i] }}{{ messages[ns.i - 1] }}",
                "{{ '<|{}|>'.format(role) }}{{ '%s: %s' % (a, b) }}{{ '%02d' | format(n) }}{{ '{n:d}'.format(n=1) }}{{ '{{\"a\": {}}}'.format(x) }}",
                "{% macro a() %}{% endmacro %}{% set all = [a] %}{% set all = all + [a] %}{{ all[0]() }}",
                "{{ tools | map(attribute='function') | list | tojson(indent=4) }}{{ x | selectattr('type', 'equalto', 'text') }}",
                "{{ strftime_now('%d %b %Y') }}{{ bos_token }}{{ message['tool_calls'][0]['function']['arguments'] }}",
                "{% set text = 'def __init__(self): pass' %}{{ text }}",
                "{% set self = 1 %}{{ self }}")) {
            assertThat(Templates.check(template).findings()).as(template).isEmpty();
        }
    }

    @Test
    public void privateKeysOfMessagesAreToldWithoutClosingTheGate() {
        assertThat(Scans.rules(Templates.check("{{ messages[0]['_id'] }}")))
                .containsExactly(TemplateRules.PRIVATE_NAME.id());
    }

    @Test
    public void enormousConstantsAreTold() {
        for (String template : List.of(
                "{% for i in range(1000000000) %}x{% endfor %}",
                "{% for i in range(0, 0xFFFFFFFFFF) %}x{% endfor %}",
                "{{ 10 ** 1000000 }}",
                "{{ 'x' * 100000000 }}",
                "{{ [1] * 1e9 }}",
                "{{ 'x' | center(999999999) }}",
                "{{ 'x' * (999 * 999 * 999) }}",
                "{% set n = 999999999 %}{{ 'x' * n }}",
                "{% set n = 9 ** 9 %}{% set m = n %}{{ 'x' | indent(m) }}",
                "{{ messages | tojson(indent=999999999) }}",
                "{{ '%9999999d' % 1 }}",
                "{{ '{:>9999999}'.format('x') }}",
                "{% for a in range(90000) %}{% for b in range(90000) %}x{% endfor %}{% endfor %}",
                "{% set ns = namespace(s='aa') %}{% for a in [1, 2, 3] %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}",
                "{% set s = 'a' %}{% set s = s * 2 %}")) {
            assertThat(Scans.rules(Templates.check(template)))
                    .as(template)
                    .containsExactly(TemplateRules.EXHAUSTION.id());
        }
        assertThat(Templates.check("{{ 2 ** 10 }}{{ '=' * 80 }}{{ 1000 * 1000 * 60 }}{{ range(100) }}"
                                + "{% set ns = namespace(n=1, s='') %}{% set ns.n = ns.n + 1 %}"
                                + "{% set ns.s = ns.s + 'a' + messages[0].content %}{{ '%05d' % 7 }}"
                                + "{% set ns.s = ns.s if ns.s else ns.s ~ 'b' %}{{ messages|tojson(indent=4) }}")
                        .findings())
                .isEmpty();
    }

    @Test
    public void otherTemplateLanguagesAreNoConcernUnlessTheyAreRendered() {
        String go = "{{ if .System }}<|system|>{{ .System }}{{ end }}";
        assertThat(Templates.check(go, false).findings()).isEmpty();
        assertThat(Scans.rules(Templates.check(go))).containsExactly(TemplateRules.UNPARSABLE.id());
        assertThat(Templates.check(go).coverage()).isEqualTo(Coverage.PARTIAL);
    }

    @Test
    public void unknownFeaturesAreToldWithoutClosingTheGate() {
        assertThat(Templates.check("{{ x | frobnicate }}{{ frob(1) }}{{ x is frob }}")
                        .findings())
                .hasSize(3)
                .allMatch(finding -> finding.rule().equals(TemplateRules.UNKNOWN_FEATURE.id()));
    }

    @Test
    public void sizeAndDepthAreBounded() {
        String deep = "{{ " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + " }}";
        String statements = "{% if a %}".repeat(50_000) + "{% endif %}".repeat(50_000);
        String not = "{{ " + "not ".repeat(150_000) + "a }}";
        String minus = "{{ " + "-".repeat(150_000) + "a }}";
        String conditions = "{{ a" + " if b else c".repeat(50_000) + " }}";
        String subscripts = "{{ " + "a[".repeat(50_000) + "1" + "]".repeat(50_000) + " }}";
        String filters = "{{ a" + "|f(a".repeat(50_000) + ")".repeat(50_000) + " }}";
        String tokens = "{{ " + "a,".repeat(200_000) + " }}";
        String length = "{{ a }}" + "x".repeat(TemplateCheck.MAX_LENGTH);
        for (String large : List.of(deep, statements, not, minus, conditions, subscripts, filters, tokens, length)) {
            FileInspector.Result result = Templates.check(large);
            assertThat(Scans.rules(result)).as(large.substring(0, 20)).contains(ScanRules.LIMIT.id());
            assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
        }
    }

    @Test
    public void longChainsAreNoNesting() {
        for (String chain : List.of(
                "{{ a" + " ~ 'x'".repeat(30_000) + " }}",
                "{{ a" + " + 1".repeat(30_000) + " }}",
                "{{ a" + ".b".repeat(30_000) + " }}",
                "{{ a" + "|trim".repeat(30_000) + " }}",
                "{% if a %}" + "{% elif b %}".repeat(20_000) + "{% endif %}",
                "{% set a = a ~ b %}".repeat(10_000) + "{{ a }}")) {
            assertThat(Templates.check(chain).findings())
                    .as(chain.substring(0, 20))
                    .isEmpty();
        }
    }

    /** Tables that feed one another in the least favourable order must not make the flow analysis quadratic. */
    @Test(timeout = 20_000)
    public void hostileAssignmentsEndInTime() {
        StringBuilder chain = new StringBuilder();
        for (int i = 0; i < 8_000; i++) {
            chain.append("{% set v").append(i).append(" = v").append(i + 1).append(" %}");
        }
        chain.append("{% set v8000 = '__class__' %}{{ messages[v0] }}");
        assertThat(Templates.check(chain.toString()).findings()).isNotEmpty();
        StringBuilder macros = new StringBuilder();
        for (int i = 0; i < 4_000; i++) {
            macros.append("{% macro m")
                    .append(i)
                    .append("(a, b, c) %}{% endmacro %}{{ x[m")
                    .append(i)
                    .append("](1, '_') }}");
        }
        assertThat(Templates.check(macros.toString()).findings()).isNotEmpty();
    }

    @Test
    public void answersWhateverTheDamage() {
        List<byte[]> seeds = all().values().stream()
                .map(template -> template.getBytes(StandardCharsets.UTF_8))
                .toList();
        Mutations.drive(TemplateFuzz::fuzzerTestOneInput, seeds, 2000);
    }
}
