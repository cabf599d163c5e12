/** Examines TensorFlow graphs: SavedModel, GraphDef and MetaGraphDef, with every operator and function in them. */
package io.jenkins.plugins.modelgate.engine.scan.tensorflow;
