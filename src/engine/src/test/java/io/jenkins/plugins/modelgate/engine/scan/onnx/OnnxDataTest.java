package io.jenkins.plugins.modelgate.engine.scan.onnx;

import static io.jenkins.plugins.modelgate.engine.scan.onnx.OnnxFiles.entry;
import static io.jenkins.plugins.modelgate.engine.scan.onnx.OnnxFiles.external;
import static io.jenkins.plugins.modelgate.engine.scan.onnx.OnnxFiles.withTensor;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import io.jenkins.plugins.modelgate.engine.scan.onnx.OnnxSurroundings.Place;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Proto;
import java.util.List;
import org.junit.Test;

/** Where tensors keep their data. */
public class OnnxDataTest {
    private final OnnxSurroundings surroundings = new OnnxSurroundings();

    @Test
    public void locationsThatLeaveTheDirectoryOnSomeSystem() {
        List<String> locations = List.of(
                "../../../etc/passwd",
                "sub/../../etc/passwd",
                "..",
                "a/..",
                "./../x",
                "/etc/passwd",
                "\\\\host\\share\\x",
                "\\x",
                "sub\\..\\..\\x",
                "..\\x",
                "C:\\x",
                "C:x",
                "c:/x",
                "file:///etc/passwd",
                "http://host/x",
                "weights.data:stream",
                "*/_ORT_MEM_ADDR_/*",
                ".. /x",
                ".../x",
                "x.",
                "x.data ",
                "a//b",
                "a/",
                "NUL",
                "sub/con.data",
                "com1",
                "x\0.data",
                "x\n",
                "\"x\"",
                "x?",
                "a".repeat(5000),
                "");
        for (String location : locations) {
            Result result = surroundings.scan(withTensor(external(location)));
            assertThat(Scans.rules(result)).as(location).containsOnly("onnx/external-data-escape");
        }
        assertThat(surroundings.asked()).as("nothing outside is even looked at").isEmpty();
    }

    @Test
    public void plainLocationsAreFine() {
        for (String location :
                List.of("m.onnx.data", "./w.bin", "a/b/c", "wéights", "..data", "a..b", "nullable", "w 1")) {
            surroundings.put(location.replace("./", ""), Place.file(100));
            Result result = surroundings.scan(withTensor(external(location, "offset", "4", "length", "96")));
            assertThat(Scans.rules(result)).as(location).isEmpty();
            assertThat(result.coverage()).isEqualTo(Coverage.FULL);
        }
        assertThat(surroundings.included()).contains("m.onnx.data", "w.bin", "a/b/c");
    }

    @Test
    public void bytesThatAreNoText() {
        Proto location = Proto.message().text(1, "location").bytes(2, new byte[] {'w', (byte) 0xFF});
        byte[] model = withTensor(Proto.message().number(14, 1).with(13, location));
        assertThat(Scans.rules(surroundings.scan(model)))
                .containsOnly("onnx/external-data-escape", "onnx/external-data-mismatch");
    }

    @Test
    public void targetsThatOtherLoadersOpen() {
        for (String location : List.of("weights.pkl", "a/W.PKL", "x.pt", "other.onnx", "x.so", "x.py", "x.h5")) {
            Result result = surroundings.scan(withTensor(external(location)));
            assertThat(Scans.rules(result)).as(location).contains("onnx/external-data-target");
        }
    }

    @Test
    public void whatStandsThere() {
        surroundings.put("link", Place.link());
        surroundings.put("two", Place.file(10, 2));
        surroundings.put("dir", Place.directory());
        surroundings.put("fifo", Place.special());
        for (String location : List.of("link", "two", "dir", "fifo")) {
            Result result = surroundings.scan(withTensor(external(location)));
            assertThat(Scans.rules(result)).as(location).containsOnly("onnx/external-data-link");
        }
        assertThat(Scans.rules(surroundings.scan(withTensor(external("absent")))))
                .containsExactly("onnx/external-data-missing");
    }

    @Test
    public void rangesAgainstTheFile() {
        surroundings.put("w", Place.file(100));
        String[][] wrong = {
            {"offset", "101"},
            {"offset", "-1"},
            {"length", "101"},
            {"offset", "60", "length", "41"},
            {"offset", "999999999999999999", "length", "999999999999999999"},
            {"length", "18446744073709551615"},
            {"length", "1e2"},
            {"length", ""},
            {"offset", "+1"},
            {"offset", "٣"},
        };
        for (String[] pairs : wrong) {
            Result result = surroundings.scan(withTensor(external("w", pairs)));
            assertThat(Scans.rules(result)).as(String.join(" ", pairs)).containsOnly("onnx/external-data-range");
        }
        assertThat(Scans.rules(surroundings.scan(withTensor(external("w", "offset", "0", "length", "100")))))
                .isEmpty();
    }

    @Test
    public void keys() {
        surroundings.put("w", Place.file(100));
        assertThat(Scans.rules(surroundings.scan(withTensor(external("w", "__class__", "x")))))
                .containsExactly("onnx/external-data-key");
        assertThat(Scans.rules(surroundings.scan(withTensor(external("w", "location", "w")))))
                .containsExactly("onnx/external-data-key");
        assertThat(Scans.rules(surroundings.scan(withTensor(external("w", "basepath", "/root")))))
                .containsExactly("onnx/external-data-escape");
        assertThat(Scans.rules(surroundings.scan(withTensor(external("w", "checksum", "00", "basepath", "")))))
                .isEmpty();
    }

    @Test
    public void tensorsThatContradictThemselves() {
        surroundings.put("w", Place.file(100));
        Proto inside = Proto.message().with(13, entry("location", "w"));
        Proto nowhere = Proto.message().number(14, 1);
        Proto both = external("w").bytes(9, new byte[4]);
        Proto third = external("w").bytes(14, new byte[0]);
        for (Proto tensor : List.of(inside, nowhere, both)) {
            assertThat(Scans.rules(surroundings.scan(withTensor(tensor))))
                    .containsExactly("onnx/external-data-mismatch");
        }
        assertThat(Scans.rules(surroundings.scan(withTensor(third)))).contains("protobuf/wire-type");
    }

    @Test
    public void aStaleLocationIsJudgedEvenWhenNobodyShouldFollowIt() {
        Proto inside = Proto.message().number(14, 0).with(13, entry("location", "/etc/passwd"));
        assertThat(Scans.rules(surroundings.scan(withTensor(inside)))).contains("onnx/external-data-escape");
    }

    @Test
    public void aThousandTensorsInOneMissingFileTellItOnce() {
        Proto graph = OnnxFiles.graph(OnnxFiles.relu());
        for (int i = 0; i < 1000; i++) {
            graph.with(5, external("w", "offset", String.valueOf(i)));
        }
        assertThat(Scans.rules(surroundings.scan(OnnxFiles.model(graph).bytes())))
                .containsExactly("onnx/external-data-missing");
    }
}
