package io.windlass.workflows.pmem.resource;

/**
 * What the containers of a driver run.
 *
 * @param driver of the containers named pmem-driver
 * @param pullPolicy {@code Always}, {@code IfNotPresent} or {@code Never}; of every container
 */
public record DriverImages(
    String driver, String provisioner, String registrar, String pullPolicy) {}
