package io.tollgate.app.command;

import io.tollgate.app.path.SettingsOnly;
import io.tollgate.app.policies.DataFolder;
import io.tollgate.app.policies.Policing;
import io.tollgate.app.settings.StoreSettings;
import io.tollgate.policies.key.Peppers;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.directory.Directory;

/** The store that the settings beside the process name. A running gateway may use it meanwhile. */
record OpenStore(Store store, Peppers peppers, Directory directory) implements AutoCloseable {

    static OpenStore open() {
        StoreSettings settings = SettingsOnly.read().store();
        DataFolder data = new DataFolder(settings.data());
        Store store = Policing.openStore(settings, data);
        Peppers peppers = Policing.peppers(settings, data);
        return new OpenStore(store, peppers, new Directory(store, peppers));
    }

    @Override
    public void close() {
        store.close();
    }
}
