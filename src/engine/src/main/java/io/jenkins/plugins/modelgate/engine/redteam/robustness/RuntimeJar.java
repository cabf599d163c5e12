package io.jenkins.plugins.modelgate.engine.redteam.robustness;

import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Sha256;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Path;

/**
 * The jar of ONNX Runtime, which Model Gate does not bring along: 54 MB with native code that few need. It lies beside the other
 * jars where somebody has put it there, and is used if it is exactly the one that is known.
 */
public final class RuntimeJar {
    /** Its name. */
    public static final String NAME = "onnxruntime-1.29.0.jar";

    /** SHA-256 of com.microsoft.onnxruntime:onnxruntime:1.29.0 in Maven Central. */
    public static final String SHA256 = "5933bbc0c6c4d89afc04bf7c11011de23a947509c1352e5bf5936e62a84e4d10";

    private static final String ENTRY = "/ai/onnxruntime/OrtEnvironment.class";

    private RuntimeJar() {}

    /** @throws IOException where it is missing or another one; nothing of it has run then */
    public static void require() throws IOException {
        URL found = RuntimeJar.class.getResource(ENTRY);
        if (found == null) {
            throw new IOException(
                    "ONNX Runtime is not there: put " + NAME + " (com.microsoft.onnxruntime:onnxruntime of"
                            + " Maven Central, SHA-256 " + SHA256 + ") beside the engine's other jars; in Jenkins into"
                            + " JENKINS_HOME/model-gate/onnxruntime");
        }
        Path jar = jar(found);
        if (jar == null || !SHA256.equals(Sha256.of(jar))) {
            throw new IOException("the ONNX Runtime beside the engine's jars is not " + NAME + " with SHA-256 " + SHA256
                    + ": replace it");
        }
    }

    private static Path jar(URL found) throws IOException {
        if (!found.getProtocol().equals("jar")) {
            return null;
        }
        URL file = ((JarURLConnection) found.openConnection()).getJarFileURL();
        try {
            return file.getProtocol().equals("file") ? Path.of(file.toURI()) : null;
        } catch (java.net.URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }
}
