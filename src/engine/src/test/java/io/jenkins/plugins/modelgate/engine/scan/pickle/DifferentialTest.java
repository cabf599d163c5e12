package io.jenkins.plugins.modelgate.engine.scan.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.Test;

/**
 * Random programs that CPython's unpicklers ran (C and Python, versions 3.6 to 3.13; see make_programs.py): whatever
 * name one of them asked for, the machine has seen, and where one of them reached STOP, the machine did.
 */
public class DifferentialTest {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    private record Program(byte[] bytes, List<Long> ends, List<String> names) {
        String show() {
            return HexFormat.of().formatHex(bytes);
        }
    }

    @Test
    public void everyNameThatPythonAskedForIsSeen() throws IOException {
        List<String> missed = new ArrayList<>();
        for (Program program : programs()) {
            Recorder recorder = Recorder.run(program.bytes);
            for (String name : program.names) {
                if (!recorder.names.contains(name) && !recorder.names.contains(mapped(name))) {
                    missed.add(program.show() + " misses " + name + ", ended with " + recorder.error);
                }
            }
        }
        assertThat(missed).isEmpty();
    }

    @Test
    public void everyPickleThatPythonLoadedEndsWhereItEndedThere() throws IOException {
        List<String> different = new ArrayList<>();
        for (Program program : programs()) {
            Recorder recorder = Recorder.run(program.bytes);
            // Frames beyond the end are read by some unpicklers to the end of the file.
            boolean ambiguous =
                    recorder.rules.contains("pickle/ambiguous-frame") || recorder.rules.contains("scan/truncated");
            if (!program.ends.isEmpty() && !ambiguous && !program.ends.contains(recorder.end)) {
                different.add(program.show() + " ends at " + recorder.end + " with " + recorder.error + ", not at "
                        + program.ends);
            }
        }
        assertThat(different).isEmpty();
    }

    /** Two readings of the same bytes by two unpicklers are reported as such. */
    @Test
    public void programsThatPythonsUnpicklersReadDifferentlyAreReported() throws IOException {
        for (Program program : programs()) {
            if (Set.copyOf(program.ends).size() > 1) {
                assertThat(Recorder.run(program.bytes).rules).as(program.show()).contains("pickle/ambiguous-frame");
            }
        }
    }

    private static String mapped(String name) {
        int colon = name.indexOf(':');
        CompatNames.Name mapped = CompatNames.map(name.substring(0, colon), name.substring(colon + 1));
        return mapped.module() + ":" + mapped.name();
    }

    private static List<Program> programs() throws IOException {
        List<Program> programs = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                DifferentialTest.class.getResourceAsStream("/pickle/programs.txt"), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                List<Long> ends = words[1].equals("-")
                        ? List.of()
                        : List.of(words[1].split(",")).stream()
                                .map(Long::valueOf)
                                .toList();
                List<String> names = List.of(words).subList(2, words.length).stream()
                        .map(DifferentialTest::unescape)
                        .collect(Collectors.toList());
                programs.add(new Program(HexFormat.of().parseHex(words[0]), ends, names));
            }
        }
        assertThat(programs).hasSizeGreaterThan(300);
        return programs;
    }

    private static String unescape(String json) {
        Matcher matcher = ESCAPE.matcher(json);
        String text = matcher.replaceAll(
                match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
        return text.replace("\\t", "\t")
                .replace("\\r", "\r")
                .replace("\\\"", "\"")
                .replace("\\\\", "\\");
    }
}
