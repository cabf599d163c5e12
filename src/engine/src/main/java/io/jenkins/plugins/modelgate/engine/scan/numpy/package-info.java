/** Examines NumPy's npy files, whose object arrays are pickles, and the npz archives made of them. */
package io.jenkins.plugins.modelgate.engine.scan.numpy;
