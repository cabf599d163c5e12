package io.jenkins.plugins.modelgate.engine.scan.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.Fixtures;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Test;

/** Programs are known by their bytes under any name, and other bytes are not taken for programs. */
public class NativeTest {
    private static final String[] NAMES = {"weights.bin", "model.safetensors", "README.md", "noext"};

    private static void assertNative(byte[] content, String rule) {
        for (String name : NAMES) {
            Result result = Scans.scan(name, content);
            assertThat(result.findings())
                    .as(name)
                    .anyMatch(finding -> finding.rule().equals(rule) && finding.severity() == Severity.HIGH);
        }
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length + 64];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] windows(int header) {
        ByteBuffer program = ByteBuffer.allocate(header + 64).order(ByteOrder.LITTLE_ENDIAN);
        program.put((byte) 'M')
                .put((byte) 'Z')
                .putInt(0x3C, header)
                .put(header, (byte) 'P')
                .put(header + 1, (byte) 'E');
        return program.array();
    }

    @Test
    public void librariesOfThisMachine() throws Exception {
        List<Path> libraries = new ArrayList<>();
        try (var files = Files.walk(Path.of(System.getProperty("java.home")))) {
            files.filter(file -> file.toString().matches(".*\\.(so|dylib|dll|exe)"))
                    .limit(8)
                    .forEach(libraries::add);
        }
        assumeTrue("this Java has native libraries", !libraries.isEmpty());
        for (Path library : libraries) {
            assertNative(Files.readAllBytes(library), "repository/native-code");
        }
    }

    @Test
    public void programsOfOtherMachines() {
        assertNative(bytes(0x7F, 'E', 'L', 'F', 2, 1, 1), "repository/native-code");
        assertNative(windows(0x80), "repository/native-code");
        assertNative(windows(70_000), "repository/native-code");
        assertNative("MZqFpD='\n\n".getBytes(StandardCharsets.US_ASCII), "repository/native-code");
        assertNative(bytes(0xCF, 0xFA, 0xED, 0xFE, 7, 0, 0, 1), "repository/native-code");
        assertNative(bytes(0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 2), "repository/native-code");
        assertNative(bytes(0, 'a', 's', 'm', 1, 0, 0, 0), "repository/native-code");
    }

    @Test
    public void javaClassesAndObjects() throws Exception {
        try (InputStream own = NativeTest.class.getResourceAsStream("NativeTest.class")) {
            assertNative(own.readAllBytes(), "repository/native-code");
        }
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(stream)) {
            objects.writeObject(new ArrayList<>(List.of("weka")));
        }
        assertNative(stream.toByteArray(), "repository/java-object-stream");
    }

    @Test
    public void pythonByteCode() {
        assertNative(Fixtures.bytes("repository/hello.pyc"), "repository/native-code");
        assertThat(Scans.rules(Scans.scan("x.cpython-39.pyc", new byte[20]))).contains("repository/native-code");
    }

    @Test
    public void aNameIsEnoughWhereBytesSayNothing() {
        for (String name : new String[] {"x.so", "x.DLL", "x.dylib", "x.pyd", "x.exe"}) {
            assertThat(Scans.rules(Scans.scan(name, new byte[] {1, 2, 3})))
                    .as(name)
                    .contains("repository/native-code");
        }
    }

    @Test
    public void membersOfArchivesAreJudged() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a/data"));
            zip.write(bytes(0x7F, 'E', 'L', 'F', 2, 1, 1));
            zip.putNextEntry(new ZipEntry("code/inference.py"));
            zip.write("import os".getBytes(StandardCharsets.US_ASCII));
            zip.putNextEntry(new ZipEntry("lib/util.py"));
            zip.write("import os".getBytes(StandardCharsets.US_ASCII));
            zip.putNextEntry(new ZipEntry("archive/code/__torch__/model.py"));
            zip.write("class M(Module):".getBytes(StandardCharsets.US_ASCII));
            zip.putNextEntry(new ZipEntry("run"));
            zip.write("#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII));
            zip.putNextEntry(new ZipEntry("config.json"));
            zip.write("{\"auto_map\": [\"m.C\"]}".getBytes(StandardCharsets.US_ASCII));
        }
        List<Finding> findings = Scans.scan("x.zip", bytes.toByteArray()).findings();
        assertThat(findings)
                .filteredOn(finding -> !finding.rule().startsWith("pytorch/"))
                .extracting(finding -> finding.severity() + " " + finding.rule() + " "
                        + finding.location().member())
                .containsExactlyInAnyOrder(
                        "HIGH repository/native-code a/data",
                        "HIGH repository/code-in-archive code/inference.py",
                        "MEDIUM repository/code-in-archive lib/util.py",
                        "MEDIUM repository/script run",
                        "HIGH config/remote-code config.json");
    }

    @Test
    public void randomBytesAreNoPrograms() {
        Random random = new Random(7);
        int[][] beginnings = {
            {'M', 'Z'}, {'#', '!'}, {0xCA, 0xFE}, {0xFE, 0xED}, {0, 'a'}, {'B', 'C'}, {0xA7, 0x0D, '\r', '\n'}, {}
        };
        for (int round = 0; round < 4000; round++) {
            byte[] content = new byte[200];
            random.nextBytes(content);
            int[] beginning = beginnings[round % beginnings.length];
            for (int i = 0; i < beginning.length; i++) {
                content[i] = (byte) beginning[i];
            }
            assertThat(Scans.rules(Scans.scan("weights.bin", content)))
                    .as("round %d %s", round, Arrays.toString(beginning))
                    .noneMatch(rule -> rule.startsWith("repository/"));
        }
    }

    @Test
    public void textIsNoProgram() {
        for (String text : new String[] {"MZ is a text", "#! no path\n", "#!\n", "ELF", "#!/bin/s\u0001h\n"}) {
            byte[] content = text.repeat(20).getBytes(StandardCharsets.ISO_8859_1);
            assertThat(Scans.scan("notes", content).findings()).as(text).isEmpty();
        }
    }
}
