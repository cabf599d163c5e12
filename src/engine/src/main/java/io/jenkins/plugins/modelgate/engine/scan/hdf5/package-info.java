/** Walks HDF5 files: groups, links, attributes and where datasets keep their data; Keras configurations in attributes. */
package io.jenkins.plugins.modelgate.engine.scan.hdf5;
