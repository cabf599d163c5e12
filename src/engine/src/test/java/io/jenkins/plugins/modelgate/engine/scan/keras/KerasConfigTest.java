package io.jenkins.plugins.modelgate.engine.scan.keras;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.Test;

/** What a configuration may name. */
public class KerasConfigTest {
    private static final String DENSE =
            "{'module':'keras.layers','class_name':'Dense','config':{'units':1},'registered_name':null}";

    @Test
    public void builtInsOfKeras() {
        for (String object : List.of(
                DENSE,
                "{'class_name':'Dense','config':{}}",
                "{'class_name':'keras.layers.Dense','config':{}}",
                "{'module':'keras.layers','class_name':'Dense','config':{},'registered_name':'Dense'}",
                "{'module':'builtins','class_name':'function','config':'relu','registered_name':'relu'}",
                "{'module':'keras.src.activations.activations','class_name':'function','config':'relu'}",
                "{'module':'keras.src.ops.numpy','class_name':'GetItem','config':{}}",
                "{'class_name':'__tensor__','config':{'value':[1],'dtype':'int64'}}",
                "{'class_name':'TensorShape','items':[1,2]}",
                "{'class_name':'TFOpLambda','config':{'function':'math.multiply'}}",
                "{'class_name':'TFOpLambda','config':{'function':'compat.v1.shape'}}",
                "{'class_name':'Reshape','config':{'target_shape':[1,2,3]}}",
                "{'class_name':'InputLayer','config':{},'inbound_nodes':[['dense',0,0]]}")) {
            Result result = scan(model(object));
            assertThat(result.findings()).as(object).isEmpty();
            assertThat(result.coverage()).isEqualTo(Coverage.FULL);
        }
    }

    @Test
    public void codeInEveryForm() {
        for (String object : List.of(
                "{'class_name':'__lambda__','config':{'code':'4wAA','defaults':null,'closure':null}}",
                "{'class_name':'\\u005f_lambda__','config':{}}",
                "{'class_name':'__lambda__'}",
                "{'class_name':'Dense','config':{'function':['4wAA',null,null]}}",
                "{'class_name':'Dense','config':{'output_shape':['4wAA',[],[]]}}",
                "{'class_name':'Dense','config':{'function':{'class_name':'__tuple__','items':['4wAA',null,null]}}}",
                "{'class_name':'Dense','config':{'output_shape_type':'lambda'}}")) {
            assertThat(Scans.rules(scan(model(object)))).as(object).contains("keras/lambda-code");
        }
    }

    @Test
    public void lambdaLayersWithoutCode() {
        for (String object : List.of(
                "{'class_name':'Lambda','config':{}}",
                "{'class_name':'keras.layers.Lambda','config':{}}",
                "{'class_name':'Keras>Lambda','config':{}}",
                "{'module':'keras.layers','class_name':'Lambda','config':{'function':'f'}}")) {
            assertThat(Scans.rules(scan(model(object))))
                    .as(object)
                    .containsAnyOf("keras/lambda-layer", "keras/custom-object");
        }
    }

    @Test
    public void modulesThatAreNotKeras() {
        for (String object : List.of(
                "{'module':'os','class_name':'system','config':{}}",
                "{'module':'builtins','class_name':'function','config':'exec','registered_name':'function'}",
                "{'module':'builtins','class_name':'function','config':'eval'}",
                "{'module':'builtins','class_name':'Dense','config':{}}",
                "{'module':'kerasx.layers','class_name':'Dense','config':{}}",
                "{'module':'','class_name':'Dense','config':{}}",
                "{'config':{},'class_name':'Popen','module':'subprocess'}",
                "{'class_name':'os.system','config':{}}",
                "{'class_name':'__typespec__','spec_name':'Popen','module':'subprocess','config':[]}")) {
            assertThat(Scans.rules(scan(model(object)))).as(object).contains("keras/foreign-module");
        }
    }

    @Test
    public void functionsThatNoModelNeeds() {
        for (String object : List.of(
                "{'module':'keras.utils','class_name':'function','config':'get_file','registered_name':'get_file'}",
                "{'module':'keras.utils','class_name':'get_file','config':{}}",
                "{'module':'keras.src.utils.file_utils','class_name':'function','config':'get_file'}",
                "{'module':'keras.config','class_name':'function','config':'enable_unsafe_deserialization'}",
                "{'module':'keras.saving','class_name':'function','config':'load_model'}")) {
            assertThat(Scans.rules(scan(model(object)))).as(object).contains("keras/refused-name");
        }
    }

    @Test
    public void namesThatCannotBeResolved() {
        for (String object : List.of(
                "{'module':'keras.layers','class_name':'Densest','config':{}}",
                "{'class_name':'MyLayer','config':{}}",
                "{'module':null,'class_name':'function','config':'my_loss'}",
                "{'module':'keras_hub.src.models.x','class_name':'Backbone','config':{},'registered_name':'keras_hub>Backbone'}",
                "{'class_name':'TensorFlowOpLayer','config':{'node_def':'{}'}}",
                "{'module':'keras.src.utils.python_utils','class_name':'function','config':'func_load'}")) {
            Result result = scan(model(object));
            assertThat(Scans.rules(result)).as(object).containsExactly("keras/unknown-name");
            assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
        }
    }

    @Test
    public void objectsThatNeedOtherCode() {
        assertThat(Scans.rules(scan(model("{'class_name':'TorchModuleWrapper','config':{}}"))))
                .containsExactly("keras/external-code");
        assertThat(Scans.rules(
                        scan(model("{'module':'keras.layers','class_name':'TFSMLayer','config':{'filepath':'/x'}}"))))
                .containsExactly("keras/external-code");
        assertThat(Scans.rules(scan(model("{'module':null,'class_name':'L','config':{},'registered_name':'acme>L'}"))))
                .containsExactly("keras/custom-object");
        assertThat(Scans.rules(scan(model("{'class_name':'acme>L','config':{}}"))))
                .containsExactly("keras/custom-object");
        assertThat(Scans.rules(scan(model("{'class_name':'Dense','config':{},'registered_name':'Other'}"))))
                .containsExactly("keras/registered-name");
    }

    @Test
    public void functionsOfTensorFlow() {
        for (String symbol : List.of(
                "io.write_file",
                "raw_ops.WriteFile",
                "py_function",
                "compat.v1.py_func",
                "load_library",
                "compat.v2.compat.v1.io.read_file",
                "",
                "data.Dataset",
                "print")) {
            String object = "{'class_name':'TFOpLambda','config':{'name':'x','function':'" + symbol + "'}}";
            assertThat(Scans.rules(scan(model(object)))).as(symbol).containsExactly("keras/tensorflow-function");
        }
    }

    @Test
    public void vocabulariesFromPaths() {
        assertThat(Scans.rules(scan(model("{'class_name':'StringLookup','config':{'vocabulary':'/etc/passwd'}}"))))
                .containsExactly("keras/external-file");
        assertThat(scan(model("{'class_name':'StringLookup','config':{'vocabulary':['/etc/passwd']}}"))
                        .findings())
                .isEmpty();
    }

    @Test
    public void keysThatOccurTwice() {
        String object = "{'class_name':'Dense','class_name':'Dense','config':{}}";
        assertThat(Scans.rules(scan(model(object)))).contains("keras/duplicate-key");
    }

    @Test
    public void configurationsInOtherEncodings() {
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_8)) {
            byte[] content = model("{'class_name':'__lambda__','config':{}}").getBytes(charset);
            Result result = KerasArchives.scan("config.json", content);
            assertThat(Scans.rules(result)).as(charset.name()).contains("keras/lambda-code");
        }
    }

    @Test
    public void otherJsonIsLeftInPeace() {
        for (String json : List.of(
                "{'class_name':'MyTool','config':{'a':1}}",
                "{'_class_name':'X','config':{}}",
                "{'model_type':'bert'}",
                "[1,2]")) {
            Result result = Scans.scan("thing.json", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
            assertThat(Scans.rules(result)).as(json).noneMatch(rule -> rule.startsWith("keras/"));
        }
    }

    @Test
    public void brokenJsonKeepsWhatWasFound() {
        String cut = model("{'class_name':'__lambda__','config':{}}").replaceFirst("]}}$", "");
        assertThat(Scans.rules(scan(cut))).contains("keras/lambda-code", "keras/malformed-config");
        Result deep = scan("[".repeat(5000));
        assertThat(deep.coverage()).isEqualTo(Coverage.PARTIAL);
    }

    @Test
    public void hostileObjectsAreFoundEverywhere() {
        long seed = System.nanoTime();
        for (int round = 0; round < 500; round++) {
            Random random = new Random(seed + round);
            String tree = "{'config':{},'module':'os','class_name':'system'}";
            for (int depth = random.nextInt(30); depth >= 0; depth--) {
                tree = switch (random.nextInt(5)) {
                    case 0 -> "[1," + tree + ",'x']";
                    case 1 -> "{'class_name':'Sequential','config':{'layers':[" + DENSE + "," + tree + "]}}";
                    case 2 -> "{'inbound_nodes':" + tree + ",'class_name':'Dense','config':{}}";
                    case 3 -> "{'registered_name':null,'build_config':" + tree + "}";
                    default -> "{'config':" + tree + ",'module':'keras','class_name':'Dense'}";
                };
            }
            assertThat(Scans.rules(scan(model(tree))))
                    .as("seed %d", seed + round)
                    .contains("keras/foreign-module");
        }
    }

    private static String model(String layer) {
        return "{'module':'keras','class_name':'Sequential','config':{'layers':[" + DENSE + "," + layer + "]}}";
    }

    private static Result scan(String json) {
        return KerasArchives.scan("config.json", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
