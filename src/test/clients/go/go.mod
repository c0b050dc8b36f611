module io.synq/calls

go 1.24
