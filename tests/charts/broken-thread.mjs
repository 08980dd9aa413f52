throw new Error("no canvas here");
