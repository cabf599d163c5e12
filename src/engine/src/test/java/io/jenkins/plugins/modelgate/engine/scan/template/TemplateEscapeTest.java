package io.jenkins.plugins.modelgate.engine.scan.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.junit.Test;

/** Ways out of a template: the known ones and the detours around a check that looks at text. */
public class TemplateEscapeTest {
    private static final List<String> ESCAPES = List.of(
            "{{ ().__class__.__base__.__subclasses__() }}",
            "{% for x in ().__class__.__base__.__subclasses__() %}{% if 'warning' in x.__name__ %}"
                    + "{{ x()._module.__builtins__['__import__']('os').popen('id').read() }}{% endif %}{% endfor %}",
            "{{ lipsum.__globals__['os'].popen('id').read() }}",
            "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
            "{{ self.__init__.__globals__.__builtins__.__import__('os') }}",
            "{{ self._TemplateReference__context.joiner.__init__.__globals__.os }}",
            "{{ raise_exception.__globals__ }}",
            "{{ messages['__class__'] }}",
            "{{ messages[\"\\x5f\\x5fclass\\x5f\\x5f\"] }}",
            "{{ messages['\\N{LOW LINE}\\N{LOW LINE}class\\N{LOW LINE}\\N{LOW LINE}'] }}",
            "{{ messages['\\137\\137class__'] }}",
            "{{ messages['__cl' 'ass__'] }}",
            "{{ messages['__cl' ~ 'ass__'] }}",
            "{{ messages['__cl' + 'ass__'] }}",
            "{{ messages['%sclass%s' % ('_' * 2, '_' * 2)] }}",
            "{{ messages['{0}class{0}'.format('_' * 2)] }}",
            "{{ messages['%c%cclass' | format(95, 95)] }}",
            "{{ messages[['_', '_', 'class'] | join] }}",
            "{{ messages['xxclassxx'.replace('x', '_')] }}",
            "{{ messages['xxclassxx' | replace('x', '_')] }}",
            "{{ messages['__ssalc__' | reverse] }}",
            "{{ messages['__ssalc__'[::-1]] }}",
            "{{ messages['__CLASS__' | lower] }}",
            "{{ messages['x__class__x'[1:-1]] }}",
            "{{ messages['a,__class__'.split(',')[1]] }}",
            "{% set u = 'tool_calls'[4] %}{{ messages[u ~ u ~ 'class' ~ u ~ u] }}",
            "{% set u = 'tool_calls'[4] %}{% set n = u + u + 'class' + u + u %}{{ messages[n] }}",
            "{% set u = ('a_b'|list)[1] %}{% set x = [] %}{% set x = u %}{{ messages[x * 2 ~ 'class'] }}",
            "{% set n %}__class__{% endset %}{{ messages[n] }}",
            "{% macro n() %}__class__{% endmacro %}{{ messages[n()] }}",
            "{% set ns = namespace(n='__class__') %}{{ messages[ns.n] }}",
            "{% set ns = namespace() %}{% set ns.n = '__class__' %}{{ messages[ns['n']] }}",
            "{% set ns = namespace(n='__class__') %}{% set k = messages[0].key %}{{ messages[ns[k]] }}",
            "{% for n in ['__class__'] %}{{ messages[n] }}{% endfor %}",
            "{% for k, v in {'n': '__class__'}.items() %}{{ messages[v] }}{% endfor %}",
            "{% with n = '__class__' %}{{ messages[n] }}{% endwith %}",
            "{% macro m(n) %}{{ messages[n] }}{% endmacro %}{{ m('__class__') }}",
            "{% macro m(a, n) %}{{ messages[n] }}{% endmacro %}{{ m(1, n='__class__') }}",
            "{% macro m(n='__class__') %}{{ messages[n] }}{% endmacro %}{{ m() }}",
            "{% macro m() %}{{ messages[varargs[0]] }}{% endmacro %}{{ m('__class__') }}",
            "{% macro m() %}{{ messages[kwargs.n] }}{% endmacro %}{{ m(n='__class__') }}",
            "{% macro m(n) %}{{ messages[n] }}{% endmacro %}{{ m(*['__class__']) }}",
            "{% macro m(n) %}{{ messages[n] }}{% endmacro %}{% set f = m %}{{ f('__class__') }}",
            "{% macro m() %}{{ caller('__class__') }}{% endmacro %}{% call(n) m() %}{{ messages[n] }}{% endcall %}",
            "{% set l = [] %}{% set _ = l.append('__class__') %}{{ messages[l[0]] }}",
            "{% set d = {} %}{% set _ = d.update({'n': '__class__'}) %}{{ messages[d.n] }}",
            "{% set d = dict(n='__class__') %}{{ messages[d.n] }}",
            "{{ messages[{'n': '__class__'}['n']] }}",
            "{{ messages[{'n': '__class__'}.get('n')] }}",
            "{{ messages[missing | default('__class__')] }}",
            "{{ messages['__class__' if true] }}",
            "{{ messages[none or '__class__'] }}",
            "{{ messages | attr('__class__') }}",
            "{{ messages | attr(name) }}",
            "{% filter attr('x') %}{% endfilter %}",
            "{% set x | attr('y') %}{% endset %}",
            "{{ [messages] | map('attr', '__class__') | list }}",
            "{{ [messages] | map(attribute='__class__') | list }}",
            "{{ [messages] | map(attribute='a.__class__.b') | list }}",
            "{{ [messages] | map(attribute='__cla' ~ 'ss__') | list }}",
            "{% set n = '__class__' %}{{ [messages] | map(attribute=n) | list }}",
            "{{ [messages] | groupby('__class__') }}",
            "{{ [messages] | selectattr('__class__') | list }}",
            "{{ [messages] | sort(attribute='__class__') }}",
            "{{ [messages] | sum(attribute='__class__') }}",
            "{{ [messages] | join(attribute='__class__') }}",
            "{{ (messages | attr)('x') }}",
            "{{ ''[messages[0].content] }}",
            "{{ lipsum[messages[0].content] }}",
            "{{ raise_exception[key] }}",
            "{{ messages[0].content('id') }}",
            "{{ messages[0]['popen']('id') }}",
            "{{ messages[0][name]('id') }}",
            "{% set f = messages[0].f %}{{ f('id') }}",
            "{% macro m(f) %}{{ f('id') }}{% endmacro %}{{ m(messages[0].f) }}",
            "{% for f in [messages[0].f] %}{{ f('id') }}{% endfor %}",
            "{% macro f() %}{% endmacro %}{% set f = messages[0].f %}{{ f('id') }}",
            "{% set range = messages[0].f %}{{ range('id') }}",
            "{{ (messages.f if true else 1)('id') }}",
            "{{ [messages.f][0]('id') }}",
            "{{ os.popen('id').read() }}",
            "{{ config.items() }}",
            "{{ request.application.go }}",
            "{{ url_for }}",
            "{{ get_flashed_messages }}",
            "{{ joiner(', ') }}",
            "{{ eval('1') }}",
            "{{ open('/etc/passwd').read() }}",
            "{{ messages.mro }}",
            "{{ generator.gi_frame.f_globals }}",
            "{{ messages[0].content.format(x) }}",
            "{{ '{0.x}'.format(messages) }}",
            "{{ '{0[x]}'.format(messages) }}",
            "{{ '{x!r:{y}}'.format(messages) }}",
            "{{ '{}'.format_map(messages) }}",
            "{{ dict(__class__=1) | list | first }}",
            "{% set __class__ = 1 %}",
            "{% set ns.__class__ = 1 %}",
            "{% include 'secret.txt' %}",
            "{% include name ignore missing %}",
            "{% import 'a' as b %}",
            "{% from 'a' import b %}",
            "{% extends 'a' %}",
            "{% debug %}",
            "{{ messages.decode('x') }}",
            "{{ messages.read() }}",
            "{{ __builtins__ }}",
            "{{ messages[0:1].__class__ }}",
            "{{ (1).__class__ }}",
            "{% if messages.__class__ %}{% endif %}",
            "{% for x in messages.__class__ %}{% endfor %}",
            "{{ x if messages.__class__ else y }}",
            "{{ 1 is sameas messages.__class__ }}",
            "{{ {'a': messages.__class__} }}",
            "{{ -messages.__class__ }}",
            "{{ f(**{'a': messages.__class__}) }}",
            "{% call(x=messages.__class__) m() %}{% endcall %}",
            "{{ a }}{% raw %}{{ {% endraw %}{{ messages.__class__ }}",
            "{# {{ #}{{ messages.__class__ }}",
            "{{ '}}' ~ messages.__class__ }}",
            "{{ messages.__class__ }}{% if %}",
            "{{ messages.__class__ }}{{ 'unended",
            "{% generation %}{{ messages.__class__ }}{% endgeneration %}",
            "{{ [messages] | map(attribute=messages[0].content) | list }}",
            "{{ [messages] | map(messages[0].content) | list }}",
            "{{ [messages] | map(**options) | list }}",
            "{{ [messages] | groupby(key) }}",
            "{% macro m() %}{% endmacro %}{{ m._environment.globals }}",
            "{% macro m() %}{% endmacro %}{{ m['_environment'] }}",
            "{% macro m() %}{% endmacro %}{% set f = [m][0] %}{{ f['_environment'] }}",
            "{{ caller['_func'] }}",
            "{{ requests.get('http://x') }}",
            "{% for m in messages recursive %}{{ loop(['__class__']) }}{{ x[m] }}{% endfor %}");

    @Test
    public void findsEveryWayOut() {
        SoftAssertions softly = new SoftAssertions();
        for (String escape : ESCAPES) {
            softly.assertThat(Templates.check(escape).findings())
                    .as(escape)
                    .anyMatch(finding -> finding.severity().atLeast(Severity.HIGH));
        }
        softly.assertAll();
    }

    @Test
    public void findsThemInATextThatNobodyCallsATemplateToo() {
        for (String escape : ESCAPES) {
            assertThat(Templates.check(escape, false).findings()).as(escape).isNotEmpty();
        }
    }

    @Test
    public void findsThemWhereverTheyHideInARealTemplate() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (String real : RealTemplatesTest.all().values()) {
            for (int i = 0; i < 20; i++) {
                String escape = "{{ messages" + (random.nextBoolean() ? ".__class__" : "|attr('x')") + " }}";
                int at = real.indexOf("%}", random.nextInt(real.length() - 100)) + 2;
                if (at < 2 || real.lastIndexOf("{#", at) > real.lastIndexOf("#}", at)) {
                    continue; // nothing runs inside a comment
                }
                FileInspector.Result result = Templates.check(real.substring(0, at) + escape + real.substring(at));
                assertThat(result.findings()).as("seed %d at %d", seed, at).isNotEmpty();
            }
        }
    }

    @Test
    public void tellsTheLine() {
        assertThat(Templates.check("a\nb\r\n\n{{ x.__class__ }}")
                        .findings()
                        .get(0)
                        .detail())
                .isEqualTo("chat_template, line 4: the attribute \"__class__\"");
    }
}
