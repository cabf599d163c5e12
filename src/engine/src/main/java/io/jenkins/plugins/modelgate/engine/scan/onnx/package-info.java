/** Examines ONNX models: operators, local functions, and where tensors keep their data. */
package io.jenkins.plugins.modelgate.engine.scan.onnx;
