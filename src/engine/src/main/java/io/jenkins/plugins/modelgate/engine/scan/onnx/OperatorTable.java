package io.jenkins.plugins.modelgate.engine.scan.onnx;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** The operators that ONNX and ONNX Runtime ever registered, from the libraries themselves. */
final class OperatorTable {
    private static final OperatorTable TABLE = new OperatorTable();

    private final Set<String> standard = new HashSet<>();
    private final Set<String> vendor = new HashSet<>();

    private OperatorTable() {
        try (InputStream in = OperatorTable.class.getResourceAsStream("operators.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            Set<String> section = standard;
            String domain = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    String[] words = line.substring(1, line.length() - 1).split(" ");
                    section = words[0].equals("standard") ? standard : vendor;
                    domain = Operator.domainOf(words[1]);
                } else if (!line.startsWith("#")) {
                    section.add(domain + ':' + line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether some version of the ONNX standard has it. */
    static boolean isStandard(Operator operator) {
        return TABLE.standard.contains(operator.domain() + ':' + operator.type());
    }

    /** Whether ONNX Runtime has it beyond the standard. */
    static boolean isVendor(Operator operator) {
        return TABLE.vendor.contains(operator.domain() + ':' + operator.type());
    }
}
