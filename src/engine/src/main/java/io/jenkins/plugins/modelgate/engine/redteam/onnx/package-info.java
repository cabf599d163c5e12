/** Models in ONNX Runtime, under attack: the one room that runs a model, after the scanner has passed it, in a process of its own. */
package io.jenkins.plugins.modelgate.engine.redteam.onnx;
