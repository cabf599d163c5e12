package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Formats;
import io.jenkins.plugins.modelgate.engine.scan.TreeScanner;
import io.jenkins.plugins.modelgate.engine.scan.archive.Archives;
import io.jenkins.plugins.modelgate.engine.scan.archive.tar.TarProfile;
import io.jenkins.plugins.modelgate.engine.scan.archive.zip.ZipProfile;
import io.jenkins.plugins.modelgate.engine.scan.config.JsonConfigScanner;
import io.jenkins.plugins.modelgate.engine.scan.config.TemplateFileScanner;
import io.jenkins.plugins.modelgate.engine.scan.config.YamlConfigScanner;
import io.jenkins.plugins.modelgate.engine.scan.gguf.GgufScanner;
import io.jenkins.plugins.modelgate.engine.scan.hdf5.Hdf5Scanner;
import io.jenkins.plugins.modelgate.engine.scan.joblib.JoblibDialect;
import io.jenkins.plugins.modelgate.engine.scan.joblib.OldJoblibScanner;
import io.jenkins.plugins.modelgate.engine.scan.keras.KerasConfigScanner;
import io.jenkins.plugins.modelgate.engine.scan.keras.KerasMetadataScanner;
import io.jenkins.plugins.modelgate.engine.scan.keras.KerasProfile;
import io.jenkins.plugins.modelgate.engine.scan.numpy.NpyScanner;
import io.jenkins.plugins.modelgate.engine.scan.numpy.NpzProfile;
import io.jenkins.plugins.modelgate.engine.scan.onnx.OnnxScanner;
import io.jenkins.plugins.modelgate.engine.scan.onnx.OrtScanner;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleScanner;
import io.jenkins.plugins.modelgate.engine.scan.pytorch.LegacyScanner;
import io.jenkins.plugins.modelgate.engine.scan.pytorch.PytorchTar;
import io.jenkins.plugins.modelgate.engine.scan.pytorch.PytorchZip;
import io.jenkins.plugins.modelgate.engine.scan.repository.CodeTree;
import io.jenkins.plugins.modelgate.engine.scan.repository.NameTree;
import io.jenkins.plugins.modelgate.engine.scan.repository.NativeScanner;
import io.jenkins.plugins.modelgate.engine.scan.repository.PointerScanner;
import io.jenkins.plugins.modelgate.engine.scan.repository.PythonScanner;
import io.jenkins.plugins.modelgate.engine.scan.repository.ScriptScanner;
import io.jenkins.plugins.modelgate.engine.scan.repository.SettingsTree;
import io.jenkins.plugins.modelgate.engine.scan.repository.WeightTree;
import io.jenkins.plugins.modelgate.engine.scan.safetensors.SafetensorsScanner;
import io.jenkins.plugins.modelgate.engine.scan.tensorflow.CheckpointScanner;
import io.jenkins.plugins.modelgate.engine.scan.tensorflow.GraphRoot;
import io.jenkins.plugins.modelgate.engine.scan.tensorflow.TensorFlowScanner;
import io.jenkins.plugins.modelgate.engine.scan.tensorflow.TextGraphScanner;
import io.jenkins.plugins.modelgate.engine.scan.xml.XmlKind;
import io.jenkins.plugins.modelgate.engine.scan.xml.XmlScanner;
import java.util.List;
import java.util.stream.Stream;

/** The formats that Model Gate knows. A new one is a new room and one line here. */
public final class KnownFormats {
    /** Formats that are ZIP archives. */
    private static final List<ZipProfile> ZIP = List.of(
            new KerasProfile(), //
            new NpzProfile(), //
            new PytorchZip() //
            );

    /** Formats that are tar archives. */
    private static final List<TarProfile> TAR = List.of(new PytorchTar());

    private static final List<FormatScanner> SCANNERS = List.of(
            new SafetensorsScanner(), //
            new GgufScanner(), //
            new NpyScanner(), //
            new OrtScanner(), //
            new LegacyScanner(), //
            new PickleScanner(JoblibDialect::new), //
            new OldJoblibScanner(), //
            new OnnxScanner(), //
            new KerasConfigScanner(), //
            new JsonConfigScanner(), //
            JsonConfigScanner.ofNotebooks(), //
            new TensorFlowScanner(GraphRoot.SAVED_MODEL, KerasConfigScanner.ofSavedModel()), //
            new TensorFlowScanner(GraphRoot.META_GRAPH), //
            new TensorFlowScanner(GraphRoot.GRAPH), //
            new TextGraphScanner(), //
            new CheckpointScanner(), //
            new YamlConfigScanner(), //
            new TemplateFileScanner(), //
            new PythonScanner(), //
            new NativeScanner(), //
            new ScriptScanner(), //
            new PointerScanner(), //
            new XmlScanner(XmlKind.PMML), //
            new XmlScanner(XmlKind.OPENVINO), //
            new XmlScanner(XmlKind.OTHER), //
            new KerasMetadataScanner(), //
            new Hdf5Scanner() //
            );

    private static final List<TreeScanner> TREE_SCANNERS = List.of(
            new CodeTree(), //
            new NameTree(), //
            new SettingsTree(), //
            new WeightTree() //
            );

    private KnownFormats() {}

    /** Every format scanner, in the order in which they are asked. */
    public static Formats formats() {
        return new Formats(Stream.concat(SCANNERS.stream(), Archives.scanners(ZIP, TAR).stream())
                .toList());
    }

    /** Judges of the tree as a whole. */
    public static List<TreeScanner> treeScanners() {
        return TREE_SCANNERS;
    }
}
