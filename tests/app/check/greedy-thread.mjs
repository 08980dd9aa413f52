// Stands for a thread that has taken all the memory it may have, which takes long to do in earnest.
throw Object.assign(new Error("Worker terminated"), { code: "ERR_WORKER_OUT_OF_MEMORY" });
