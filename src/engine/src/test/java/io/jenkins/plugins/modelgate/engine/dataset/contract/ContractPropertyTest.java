package io.jenkins.plugins.modelgate.engine.dataset.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Random tables, judged in SQL and by a plain loop: the same rules broken, the same number of times. */
public class ContractPropertyTest {
    private static final Pattern COUNT = Pattern.compile("(\\d+) of (\\d+) rows");
    private static final List<String> WORDS = List.of(
            "", "a", "ab", "abc", "AB12", "7", "-3", "2.5", "1e3", "N/A", "it's", "\u00e4\uD83D\uDE00", "x y", "7 ");

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void sqlAndLoopAgree() throws Exception {
        for (int seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            List<String> texts = new ArrayList<>();
            List<Long> numbers = new ArrayList<>();
            int rows = 1 + random.nextInt(60);
            for (int i = 0; i < rows; i++) {
                texts.add(random.nextInt(6) == 0 ? null : WORDS.get(random.nextInt(WORDS.size())));
                numbers.add(random.nextInt(6) == 0 ? null : (long) random.nextInt(21) - 10);
            }
            compare("p" + seed, texts, numbers, random);
        }
    }

    private void compare(String name, List<String> texts, List<Long> numbers, Random random) throws Exception {
        int low = random.nextInt(10) - 5;
        int high = low + random.nextInt(6);
        int least = random.nextInt(3);
        int most = least + random.nextInt(3);
        int multiple = 1 + random.nextInt(4);
        String object = """
                properties:
                - name: t
                  logicalType: integer
                  required: true
                  unique: true
                  quality:
                  - {metric: missingValues, arguments: {missingValues: ['', N/A, 7]}, mustBe: -1}
                  - {metric: invalidValues, arguments: {validValues: [ab, "it's", 2.5], pattern: '^[a-z7.'' ]*$'}, mustBe: -1}
                - name: n
                  logicalType: integer
                  unique: true
                  logicalTypeOptions: {minimum: %d, exclusiveMaximum: %d, multipleOf: %d}
                - name: u
                  logicalType: string
                  logicalTypeOptions: {minLength: %d, maxLength: %d, pattern: '[0-9]$'}
                """.formatted(low, high, multiple, least, most);
        Map<String, Long> expected = new TreeMap<>();
        put(expected, "type t", count(texts, v -> v != null && !v.matches("[+-]?[0-9]+")));
        put(expected, "required t", count(texts, Objects::isNull));
        put(expected, "unique t", repeats(texts));
        put(
                expected,
                "missing-values t",
                count(texts, v -> v == null || v.isEmpty() || v.equals("N/A") || isNumber(v, 7)));
        put(
                expected,
                "invalid-values t",
                count(
                        texts,
                        v -> v != null
                                && (!(v.equals("ab") || v.equals("it's") || isNumber(v, 2.5))
                                        || !v.matches("[a-z7.' ]*"))));
        put(expected, "unique n", repeats(numbers));
        put(
                expected,
                "range n",
                count(numbers, v -> v != null && v < low) + count(numbers, v -> v != null && v >= high));
        put(expected, "multiple-of n", count(numbers, v -> v != null && v % multiple != 0));
        put(
                expected,
                "length u",
                count(texts, v -> v != null && v.codePointCount(0, v.length()) < least)
                        + count(texts, v -> v != null && v.codePointCount(0, v.length()) > most));
        put(expected, "pattern u", count(texts, v -> v != null && !v.matches("(?s).*[0-9]")));
        // A count of rows is never -1: these two are always told, with their counts.
        expected.putIfAbsent("missing-values t", 0L);
        expected.putIfAbsent("invalid-values t", 0L);
        Map<String, Long> found = new TreeMap<>();
        try (ContractLab lab = new ContractLab(folder)) {
            lab.parquet(name, "SELECT t, n, t AS u FROM (VALUES " + values(texts, numbers) + ") v(t, n)");
            for (Finding finding : lab.check(name, object)) {
                Matcher matcher = COUNT.matcher(finding.detail());
                assertThat(matcher.find()).as(finding.detail()).isTrue();
                assertThat(Integer.parseInt(matcher.group(2))).isEqualTo(texts.size());
                found.merge(
                        finding.rule().substring(9) + " " + finding.location().member(),
                        Long.valueOf(matcher.group(1)),
                        Long::sum);
            }
        }
        assertThat(found).as(name).isEqualTo(expected);
    }

    private static boolean isNumber(String text, double value) {
        try {
            return Double.parseDouble(text) == value;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static void put(Map<String, Long> counts, String key, long count) {
        if (count > 0) {
            counts.put(key, count);
        }
    }

    private static <T> long count(List<T> values, Predicate<T> broken) {
        return values.stream().filter(broken).count();
    }

    private static <T> long repeats(List<T> values) {
        Map<T, Long> groups = new HashMap<>();
        values.stream().filter(Objects::nonNull).forEach(value -> groups.merge(value, 1L, Long::sum));
        return groups.values().stream().mapToLong(count -> count - 1).sum();
    }

    private static String values(List<String> texts, List<Long> numbers) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text =
                    texts.get(i) == null ? "NULL::VARCHAR" : "'" + texts.get(i).replace("'", "''") + "'";
            rows.add("(" + text + ", " + (numbers.get(i) == null ? "NULL::BIGINT" : numbers.get(i)) + ")");
        }
        return rows.stream().collect(Collectors.joining(", "));
    }
}
